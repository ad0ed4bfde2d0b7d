package fr.passerelle.formats.drop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.formats.drop.Defaults.ActBlock;
import fr.passerelle.formats.patient.PatientReader;
import fr.passerelle.formats.patient.PatientReading;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

/**
 * Reads a descriptor: JSON of {@code drop.schema.json} to a {@link Drop}, or all its faults at once, each with the JSON pointer of
 * its field and a code of the reject catalogue, never with a value that identifies the patient (use-cases.md §7 K04).
 *
 * <p>The schema tells form; this class tells what a schema cannot: codes outside their value sets, INS key and authority, dates
 * that do not exist, a foreign establishment or site, a document or file named twice. Missing fields are filled as documents.md §8
 * says.
 */
public final class DropReader {
    /** Path of the published schema under {@code fr/passerelle/formats}. */
    public static final String SCHEMA = "drop/drop.schema.json";

    private final SchemaCheck schema = new SchemaCheck(SCHEMA);

    /** @param json bytes of the descriptor, UTF-8; the caller bounds their size */
    public DropReading read(byte[] json, DropContext context) {
        DescriptorText.Parsed parsed = DescriptorText.parse(json);
        JsonNode root = parsed.root();
        if (root == null) {
            return new DropReading(null, parsed.faults(), parsed.notes(), List.of());
        }
        List<Reason> faults = new ArrayList<>(schema.faults(root));
        Set<String> told = subjects(faults);
        var meaning = new ArrayList<Reason>(DescriptorText.unwritable(root, ""));
        var notes = new ArrayList<Reason>(parsed.notes());
        List<String> files = files(root, told);
        Drop drop = drop(new Fields(root, "", meaning), context.limitedTo(files), meaning, notes);
        meaning.stream().distinct().filter(fault -> !told.contains(fault.subject())).forEach(faults::add);
        return new DropReading(faults.isEmpty() ? drop : null, faults, notes, files);
    }

    private static Set<String> subjects(List<Reason> faults) {
        return faults.stream().map(fault -> String.valueOf(fault.subject())).collect(Collectors.toSet());
    }

    private static @Nullable Drop drop(Fields fields, DropContext context, List<Reason> faults, List<Reason> notes) {
        String site = site(fields, context);
        PatientReading patient = new PatientReader(context.environment()).read(fields.value("patient"), fields.pointer("patient"));
        faults.addAll(patient.faults());
        var people = new PeopleReader(Optional.ofNullable(site).orElse(context.establishment().finess()));
        var care = new CareReader(context.establishment().zone(), people);
        Defaults defaults = defaults(fields, context, people, care);
        var documentReader = new DocumentReader(context, people, care, notes);
        var deletionReader = new DeletionReader(context, people);
        List<SourceDocument> documents = each(fields, "documents", block -> documentReader.read(block, defaults));
        List<Deletion> deletions = each(fields, "deletions", block -> deletionReader.read(block, defaults));
        tellRepeated(fields, documents, deletions);
        var destinations = new DestinationReader(context.mailDomains());
        boolean deletes = fields.has("deletions") && !fields.has("documents");
        Destinations asked = deletes ? destinations.ofDeletions(fields) : destinations.ofDocuments(fields);
        Priority priority = Optional.ofNullable(fields.choice("priority", Priority.class)).orElse(Priority.NORMAL);
        Message message = destinations.message(fields);
        return patient.patient() == null
                ? null
                : new Drop(context.establishment().finess(), site, fields.text("unit"), fields.text("source"), fields.text("pathway"),
                        patient.patient(), documents, deletions, priority, fields.has("destinations"), asked, message);
    }

    private static @Nullable String site(Fields fields, DropContext context) {
        String finess = context.establishment().finess();
        String named = fields.text("establishment");
        if (named != null && !named.equals(finess)) {
            fields.fault("establishment", "ESTABLISHMENT_MISMATCH", named, finess);
        }
        String site = fields.text("site");
        if (site != null && context.establishment().site(site).isEmpty()) {
            fields.fault("site", "SITE_UNKNOWN", site, finess);
            return null;
        }
        return site;
    }

    private static Defaults defaults(Fields fields, DropContext context, PeopleReader people, CareReader care) {
        Author author = fields.has("author") ? people.author(fields.object("author")) : null;
        Professional responsible = fields.has("legalAuthenticator") ? people.professional(fields.object("legalAuthenticator")) : null;
        return new Defaults(author, responsible, Blocks.instant(fields, "signedAt", context.establishment().zone()),
                care.act(fields, ActBlock.NONE), care.stay(fields));
    }

    /** What could be read of an array; what could not is told. */
    private static <T> List<T> each(Fields fields, String name, Function<Fields, @Nullable T> reader) {
        var read = new ArrayList<T>();
        for (int i = 0; i < fields.value(name).size(); i++) {
            Fields block = fields.element(name, i);
            PeopleReader.require(block, fields);
            T value = reader.apply(block);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    private static void tellRepeated(Fields fields, List<SourceDocument> documents, List<Deletion> deletions) {
        var ids = new HashSet<String>();
        var files = new HashSet<String>();
        for (SourceDocument document : documents) {
            if (!files.add(document.file())) {
                fields.fault("documents", "PART_REPEATED", document.file());
            }
            if (!ids.add(document.id())) {
                fields.fault("documents", "DOCUMENT_REPEATED", document.id());
            }
        }
        var targets = new HashSet<String>();
        deletions.stream().map(deletion -> deletion.target().document()).filter(target -> !targets.add(target))
                .forEach(target -> fields.fault("deletions", "DOCUMENT_REPEATED", target));
    }

    /** Files named in a sound way; the others are faults, and nobody looks for them. */
    private static List<String> files(JsonNode root, Set<String> told) {
        JsonNode documents = root.path("documents");
        return IntStream.range(0, documents.size()).filter(i -> !told.contains("/documents/" + i + "/file"))
                .mapToObj(i -> documents.path(i).path("file").textValue()).filter(Objects::nonNull).distinct().toList();
    }
}

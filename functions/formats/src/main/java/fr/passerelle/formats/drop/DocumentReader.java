package fr.passerelle.formats.drop;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.drop.Defaults.ActBlock;
import fr.passerelle.formats.schema.Fields;

/** Reads one document of a drop and fills what is missing as documents.md §8 says. */
final class DocumentReader {
    private static final DocumentTypes TYPES = new DocumentTypes();

    private final DropContext context;
    private final PeopleReader people;
    private final CareReader care;
    private final List<Reason> notes;

    DocumentReader(DropContext context, PeopleReader people, CareReader care, List<Reason> notes) {
        this.context = context;
        this.people = people;
        this.care = care;
        this.notes = notes;
    }

    /** @return null when something of the document is wrong: the faults then say so */
    @Nullable
    SourceDocument read(Fields block, Defaults defaults) {
        String file = block.text("file");
        String type = block.text("type");
        String title = block.text("title");
        if (type != null && TYPES.find(type).isEmpty()) {
            block.fault("type", "CODE_UNKNOWN", type, "JDV_J07");
        }
        Author author = author(block, defaults);
        Professional responsible = responsible(block, defaults, author);
        Stay stay = care.stay(block, defaults.stay());
        ActBlock act = care.act(block, defaults.act());
        if (file == null || type == null || title == null || author == null || responsible == null) {
            return null;
        }
        String id = Optional.ofNullable(block.text("id")).or(() -> context.digests().sha256(file)).orElse(file);
        OffsetDateTime created = created(block, id);
        OffsetDateTime signed = Optional.ofNullable(Blocks.instant(block, "signedAt", context.establishment().zone()))
                .or(() -> Optional.ofNullable(defaults.signedAt())).orElse(created);
        return new SourceDocument(id, version(block, id), replaces(block, id), file, type, title, created,
                Optional.ofNullable(block.text("confidentiality")).orElse("N"), visibility(block), author, responsible, signed,
                act(act, stay, created, author, responsible), stay, references(block.object("references")));
    }

    private @Nullable Author author(Fields block, Defaults defaults) {
        return block.has("author") ? people.author(block.object("author")) : defaults.author();
    }

    /** A professional answers for every document: the author, unless another is named or the author is a system. */
    private @Nullable Professional responsible(Fields block, Defaults defaults, @Nullable Author author) {
        if (block.has("legalAuthenticator")) {
            return people.professional(block.object("legalAuthenticator"));
        }
        if (defaults.legalAuthenticator() != null) {
            return defaults.legalAuthenticator();
        }
        return author instanceof Professional professional ? professional : null;
    }

    private OffsetDateTime created(Fields block, String id) {
        OffsetDateTime told = Blocks.instant(block, "createdAt", context.establishment().zone());
        OffsetDateTime dropped = context.receivedAt().atZone(context.establishment().zone()).toOffsetDateTime();
        if (told == null && !block.has("createdAt")) {
            notes.add(Reason.at(id, "CREATED_AT_ASSUMED"));
        }
        return told == null ? dropped.withNano(0) : told;
    }

    private static int version(Fields block, String id) {
        Long told = block.number("version");
        int version = told == null ? 1 : Math.clamp(told, 1, Integer.MAX_VALUE);
        if (version == 1 && id.equals(block.text("replaces"))) {
            block.fault("version", "FIELD_INVALID", "au moins 2 quand le document remplace sa propre version précédente");
        }
        return version;
    }

    /** The version just before when the document keeps its key, else the first of the document named. */
    private static @Nullable Version replaces(Fields block, String id) {
        String replaced = block.text("replaces");
        if (replaced == null) {
            return null;
        }
        return new Version(replaced, replaced.equals(id) ? Math.max(version(block, id) - 1, 1) : 1);
    }

    private static Act act(ActBlock act, Stay stay, OffsetDateTime created, Author author, Professional responsible) {
        Professional performer = Optional.ofNullable(act.performer()).orElse(author instanceof Professional p ? p : responsible);
        if (act.start() != null) {
            return new Act(act.start(), act.end(), performer, act.codes());
        }
        OffsetDateTime start = Optional.ofNullable(stay.admission()).orElse(created);
        OffsetDateTime end = Optional.ofNullable(act.end()).orElse(stay.admission() == null ? null : stay.discharge());
        return new Act(start, end == null || end.isBefore(start) ? null : end, performer, act.codes());
    }

    private static Visibility visibility(Fields block) {
        List<String> flags = block.texts("visibility");
        boolean fromRepresentatives = flags.stream().anyMatch(flag -> flag.startsWith("INVISIBLE_REP"));
        return new Visibility(flags.contains("MASQUE_PS"), flags.contains("INVISIBLE_PATIENT"), fromRepresentatives,
                flags.contains("CONNEXION_SECRETE"), block.flag("visibilityChange"));
    }

    private static References references(Fields block) {
        return new References(block.text("orderId"), block.text("accessionNumber"), block.text("studyInstanceUid"));
    }
}

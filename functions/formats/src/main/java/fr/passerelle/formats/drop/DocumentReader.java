package fr.passerelle.formats.drop;

import java.time.LocalDate;
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
        String type = type(block);
        String title = block.text("title");
        if (block.flag("visibilityChange") && !block.has("visibility")) {
            block.fault("visibility", "VISIBILITY_NOT_WRITTEN");
        }
        Author author = people.author(block, defaults);
        Professional responsible = people.responsible(block, defaults, author);
        Stay stay = care.stay(block, defaults.stay());
        ActBlock act = care.act(block, defaults.act());
        if (file == null || type == null || title == null || author == null || responsible == null) {
            return null;
        }
        String id = Optional.ofNullable(block.text("id")).or(() -> context.digests().sha256(file)).orElse(file);
        OffsetDateTime created = created(block, id);
        OffsetDateTime signed = Optional.ofNullable(Blocks.instant(block, "signedAt", context.establishment().zone()))
                .or(() -> Optional.ofNullable(defaults.signedAt())).orElse(created);
        int version = number(block, "version", 1);
        return new SourceDocument(id, version, replaces(block, id, version), file, type, title, created,
                Optional.ofNullable(block.text("confidentiality")).orElse("N"), visibility(block), author, responsible, signed,
                act(act, stay, created, author, responsible), stay, references(block.object("references")), revealOn(block));
    }

    /** Of JDV_J07, where the establishment has given it for a code of its own too. */
    private @Nullable String type(Fields block) {
        String given = block.text("type");
        String type = given == null ? null : context.establishment().nationalType(given);
        if (given != null && type != null && TYPES.find(type).isEmpty()) {
            block.fault("type", context.establishment().unknownType(), given, "JDV_J07");
        }
        return type;
    }

    private OffsetDateTime created(Fields block, String id) {
        OffsetDateTime told = Blocks.instant(block, "createdAt", context.establishment().zone());
        OffsetDateTime dropped = context.receivedAt().atZone(context.establishment().zone()).toOffsetDateTime();
        if (told == null && !block.has("createdAt")) {
            notes.add(Reason.at(id, "CREATED_AT_ASSUMED"));
        }
        return told == null ? dropped.withNano(0) : told;
    }

    private static int number(Fields block, String name, int otherwise) {
        Long told = block.number(name);
        return told == null ? otherwise : Math.clamp(told, 1, Integer.MAX_VALUE);
    }

    /** The version named; else the one just before when the document keeps its key, or the first of another document. */
    private static @Nullable Version replaces(Fields block, String id, int version) {
        String replaced = block.text("replaces");
        if (replaced == null) {
            if (block.has("replacesVersion") && !block.has("replaces")) {
                block.fault("replaces", "FIELD_MISSING");
            }
            return null;
        }
        boolean own = replaced.equals(id);
        if (own && version == 1) {
            block.fault("version", "FIELD_INVALID", "au moins 2 quand le document remplace sa propre version précédente");
        }
        int number = number(block, "replacesVersion", own ? Math.max(version - 1, 1) : 1);
        if (own && version > 1 && number >= version) {
            block.fault("replacesVersion", "FIELD_INVALID",
                    "inférieur à « version » quand le document remplace sa propre version précédente");
        }
        return new Version(replaced, number);
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

    /** The law shows a document after one month: a later day would say nothing (CSP R1111-53). */
    private @Nullable LocalDate revealOn(Fields block) {
        LocalDate day = block.date("revealOn");
        LocalDate dropped = LocalDate.ofInstant(context.receivedAt(), context.establishment().zone());
        if (day != null && (day.isBefore(dropped) || day.isAfter(dropped.plusMonths(1)))) {
            block.fault("revealOn", "FIELD_INVALID", "une date entre le jour du dépôt et un mois après");
            return null;
        }
        return day;
    }

    private static References references(Fields block) {
        return new References(block.text("orderId"), block.text("accessionNumber"), block.text("studyInstanceUid"));
    }
}

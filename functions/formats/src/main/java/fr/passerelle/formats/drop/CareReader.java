package fr.passerelle.formats.drop;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Stay;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.drop.Defaults.ActBlock;
import fr.passerelle.formats.schema.Fields;

/** Reads the act and the stay of a document (documents.md §3.6, §3.7). */
final class CareReader {
    private static final ValueSet ENCOUNTERS = ValueSet.named("encounter-types");
    private static final Stay NO_STAY = new Stay(null, null, null, null);

    private final ZoneId zone;
    private final PeopleReader people;

    CareReader(ZoneId zone, PeopleReader people) {
        this.zone = zone;
        this.people = people;
    }

    /** The block of the fields, or what stands for it when absent. */
    Stay stay(Fields fields, Stay otherwise) {
        if (!fields.has("stay")) {
            return otherwise;
        }
        Fields block = fields.object("stay");
        Blocks.check(block, "encounter", ENCOUNTERS, "JDV_J142");
        OffsetDateTime admission = Blocks.instant(block, "admission", zone);
        OffsetDateTime discharge = Blocks.instant(block, "discharge", zone);
        notBefore(block, "discharge", admission, discharge);
        return new Stay(block.text("number"), block.text("encounter"), admission, discharge);
    }

    Stay stay(Fields fields) {
        return stay(fields, NO_STAY);
    }

    ActBlock act(Fields fields, ActBlock otherwise) {
        if (!fields.has("act")) {
            return otherwise;
        }
        Fields block = fields.object("act");
        OffsetDateTime start = Blocks.instant(block, "start", zone);
        OffsetDateTime end = Blocks.instant(block, "end", zone);
        notBefore(block, "end", start, end);
        return new ActBlock(start, end, block.has("performer") ? people.professional(block.object("performer")) : null, codes(block));
    }

    private static List<Code> codes(Fields act) {
        var codes = new ArrayList<Code>();
        for (int i = 0; i < act.value("codes").size(); i++) {
            Fields code = act.element("codes", i);
            codes.add(new Code(code.requiredText("code"), code.requiredText("system"), code.requiredText("label")));
        }
        return codes;
    }

    private static void notBefore(Fields block, String name, @Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {
        if (start != null && end != null && end.isBefore(start)) {
            block.fault(name, "FIELD_INVALID", "pas avant le début");
        }
    }
}

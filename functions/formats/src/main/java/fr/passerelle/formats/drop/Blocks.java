package fr.passerelle.formats.drop;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.schema.Fields;

/** Small readings shared by the blocks of a drop. */
final class Blocks {
    private static final Pattern WITHOUT_OFFSET = Pattern.compile("[0-9-]{10}T[0-9:.]+");

    private Blocks() {
    }

    /** Adds {@code CODE_UNKNOWN} when the field is there and its value set does not hold it. */
    static void check(Fields block, String name, ValueSet set, String setName) {
        String code = block.text(name);
        if (code != null && set.find(code).isEmpty()) {
            block.fault(name, "CODE_UNKNOWN", code, setName);
        }
    }

    /** An instant; without offset it is the local time of the hospital. */
    static @Nullable OffsetDateTime instant(Fields block, String name, ZoneId zone) {
        String text = block.text(name);
        if (text == null || !WITHOUT_OFFSET.matcher(text).matches()) {
            return block.instant(name);
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
        } catch (DateTimeException e) {
            block.fault(name, "FIELD_INVALID", "date et heure qui existent, comme 2026-03-09T11:30:00+01:00");
            return null;
        }
    }
}

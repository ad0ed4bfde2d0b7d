package fr.passerelle.formats.cda.read;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.xds.Dtm;

/** The data types of a header (documents.md §3.8). */
final class Values {
    private static final int LONGEST_OID = 64;
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})(?:(\\d{2})(?:\\.\\d{1,9})?)?)?)?)?([+-]\\d{4})?");
    private static final int HOUR = 4;
    private static final int OFFSET = 7;

    private final Findings findings;
    private final ZoneId zone;

    /** @param zone of the hospital, for an hour without offset where that is forgiven */
    Values(Findings findings, ZoneId zone) {
        this.findings = findings;
        this.zone = zone;
    }

    /**
     * A time.
     *
     * @param dtm the same in the form of XDS: UTC, as precise as the CDA
     */
    record Moment(OffsetDateTime at, String dtm) {}

    /** How much of a time is asked for. */
    enum Asked {
        /** An hour, with its offset. */
        HOUR,
        /** An hour may be missing; it has its offset, or that of the hospital is assumed and noted. */
        ANY
    }

    /** The time of what the path leads to, which is required. */
    @Nullable
    Moment required(Element parent, String path, Asked asked) {
        Element found = parent.at(path);
        if (found == null || found.attribute("value") == null) {
            findings.missing(parent, path);
            return null;
        }
        return time(found, asked);
    }

    @Nullable
    Moment optional(Element parent, String path, Asked asked) {
        Element found = parent.at(path);
        return found == null || found.attribute("value") == null ? null : time(found, asked);
    }

    private @Nullable Moment time(Element element, Asked asked) {
        String value = String.valueOf(element.attribute("value"));
        Matcher parts = TIME.matcher(value);
        if (!parts.matches()) {
            findings.fault(CdaRule.TIME, element.path());
            return null;
        }
        boolean hour = parts.group(HOUR) != null;
        boolean offset = parts.group(OFFSET) != null;
        if (asked == Asked.HOUR && !hour) {
            findings.fault(CdaRule.TIME, element.path());
            return null;
        }
        if (hour && !offset) {
            if (asked == Asked.HOUR) {
                findings.fault(CdaRule.TIME_OFFSET, element.path());
                return null;
            }
            findings.note(CdaRule.OFFSET_ASSUMED, element.path(), zone.getId());
        }
        try {
            LocalDateTime local = LocalDateTime.of(number(parts, 1, 0), number(parts, 2, 1), number(parts, 3, 1), number(parts, HOUR, 0),
                    number(parts, 5, 0), number(parts, 6, 0));
            OffsetDateTime at = offset ? local.atOffset(ZoneOffset.of(parts.group(OFFSET))) : local.atZone(zone).toOffsetDateTime();
            return new Moment(at, Dtm.ofCda(hour ? value : value.replaceAll("[+-].*", ""), zone));
        } catch (DateTimeException _) {
            findings.fault(CdaRule.TIME, element.path());
            return null;
        }
    }

    private static int number(Matcher parts, int group, int otherwise) {
        String digits = parts.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** Whether it is an OID that the CI-SIS takes: told otherwise. */
    boolean oid(Element element, String root) {
        if (isOid(root)) {
            return true;
        }
        findings.fault(CdaRule.OID, element.path() + "/@root");
        return false;
    }

    static boolean isOid(String root) {
        return root.length() <= LONGEST_OID && OID.matcher(root).matches();
    }

    /**
     * A code of a value set: outside of it is a fault, and so is another code system; another label is noted, since the metadata have that
     * of the set (documents.md §7.5).
     */
    @Nullable
    Code code(Element element, ValueSet set, String setName) {
        String code = element.attribute("code");
        if (code == null) {
            findings.fault(CdaRule.REQUIRED, element.path() + "/@code");
            return null;
        }
        Optional<Code> found = set.find(code);
        if (found.isEmpty()) {
            findings.fault(CdaRule.CODE, element.path(), code, setName);
            return null;
        }
        agrees(element, found.get(), setName);
        return found.get();
    }

    /** Whether code system and label are those of the set. */
    void agrees(Element element, Code code, String setName) {
        if (!code.system().equals(element.attribute("codeSystem"))) {
            findings.fault(CdaRule.CODE_SYSTEM, element.path(), code.code(), setName, code.system());
        }
        String label = element.attribute("displayName");
        if (label == null || !label.strip().equals(code.label())) {
            findings.note(CdaRule.LABEL, element.path(), code.code(), code.label());
        }
    }
}

package fr.passerelle.simulators.xds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;

/** Written forms of OIDs, times and identifiers (documents.md §1, §2.4-2.5, §3.8, §4.4). */
public final class Forms {
    /** Longest OID the CI-SIS accepts (documents.md §1 point 2). */
    public static final int LONGEST_OID = 64;

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern PATIENT_CX = Pattern.compile("([0-9AB]{15})\\^\\^\\^&([0-9.]+)&ISO\\^NH");
    private static final Pattern OWN_CX = Pattern.compile("[^^&]+\\^\\^\\^&([0-9.]+)&ISO\\^PI");
    private static final Pattern MATRICULE = Pattern
            .compile("(?<![0-9A-Za-z+/=.])[1278][0-9]{4}(?:[0-9]{2}|2A|2B)[0-9]{8}(?![0-9A-Za-z+/=.])");
    private static final Pattern LOCAL_CX = Pattern.compile("[^^&]+\\^\\^\\^&[0-9.]+&ISO\\^(PI|NH)");
    private static final Pattern PERSON = Pattern.compile("0[0-9]{9}|8[0-9]{11}|[13456][0-9AB]+/.+");
    private static final Pattern STRUCTURE = Pattern.compile("1[0-9][0-9AB][0-9]{7}|2[0-9]{9}|3[0-9]{14}|4[0-9]{14}|0[0-9]+|[0-9]{15}");
    private static final Pattern PERSON_XCN = Pattern
            .compile("([^^]+)\\^([^^]+)\\^([^^]*)\\^\\^\\^\\^\\^\\^&1\\.2\\.250\\.1\\.71\\.4\\.2\\.1&ISO\\^([DU])\\^\\^\\^(IDNPS|EI|RI)");
    private static final Pattern ORGANISATION_XON = Pattern
            .compile("[^^]*\\^\\^\\^\\^\\^&1\\.2\\.250\\.1\\.71\\.4\\.2\\.2&ISO\\^IDNST\\^\\^\\^([^^]+)");
    private static final Pattern DTM = Pattern.compile("[0-9]{4}([0-9]{2}){0,5}");
    private static final Pattern TS = Pattern.compile("([0-9]{8})([0-9]{2,6})(?:\\.[0-9]{1,4})?([+-][0-9]{4})");
    private static final Pattern TS_DATE = Pattern.compile("[0-9]{4}([0-9]{2}){0,2}");

    private Forms() {
    }

    public static boolean isOid(String value) {
        return value.length() <= LONGEST_OID && OID.matcher(value).matches();
    }

    /** A DTM of XDS: UTC, no offset, from the year to the second, and a date of the calendar. */
    public static boolean isUtc(String value) {
        if (!DTM.matcher(value).matches()) {
            return false;
        }
        String full = value + "00000101000000".substring(value.length());
        try {
            return LocalDateTime.parse(full, SECOND.withResolverStyle(ResolverStyle.STRICT)).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A ts of CDA: a date, or a time from the minute that carries its offset (documents.md §3.8). */
    public static boolean isLocal(String value) {
        if (TS_DATE.matcher(value).matches()) {
            return isUtc(value);
        }
        Matcher time = TS.matcher(value);
        return time.matches() && time.group(2).length() >= 4 && utc(value).isPresent();
    }

    /** Whether a ts of CDA goes to the second and carries its offset. */
    public static boolean isSecondWithOffset(String value) {
        Matcher time = TS.matcher(value);
        return time.matches() && time.group(2).length() == 6 && utc(value).isPresent();
    }

    /** The DTM of XDS that stands for a ts of CDA, same precision (documents.md §4.5); empty when the ts is wrong. */
    public static Optional<String> utc(String ts) {
        if (TS_DATE.matcher(ts).matches()) {
            return Optional.of(ts);
        }
        Matcher time = TS.matcher(ts);
        if (!time.matches() || time.group(2).length() % 2 != 0) {
            return Optional.empty();
        }
        try {
            String clock = time.group(2) + "0000".substring(time.group(2).length() - 2);
            LocalDateTime local = LocalDate.parse(time.group(1), DateTimeFormatter.BASIC_ISO_DATE)
                    .atTime(number(clock, 0), number(clock, 2), number(clock, 4));
            String all = OffsetDateTime.of(local, ZoneOffset.of(time.group(3))).withOffsetSameInstant(ZoneOffset.UTC)
                    .format(SECOND);
            return Optional.of(all.substring(0, 8 + time.group(2).length()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits, int from) {
        return Integer.parseInt(digits, from, from + 2, 10);
    }

    /** What is wrong with a patientId, empty when it is the CX of an INS of the environment with a right key. */
    public static Optional<String> patientIdFault(String cx, Environment environment) {
        Matcher parts = PATIENT_CX.matcher(cx);
        if (!parts.matches()) {
            return Optional.of("forme attendue <INS>^^^&<OID>&ISO^NH");
        }
        return insFault(parts.group(1), parts.group(2), environment);
    }

    /** What is wrong with a patientId of the establishment's own, empty when it is the CX of an identifier that is no INS. */
    public static Optional<String> ownPatientIdFault(String cx) {
        Matcher parts = OWN_CX.matcher(cx);
        boolean own = parts.matches() && isOid(parts.group(1)) && InsAuthority.ofOid(parts.group(1)).isEmpty();
        return own ? Optional.empty() : Optional.of("forme attendue <IPP>^^^&<OID>&ISO^PI");
    }

    /** Whether a text names an authority of the INS, or writes a matricule, key included, outside of longer words and base64. */
    public static boolean tellsIns(String text) {
        return Stream.of(InsAuthority.values()).anyMatch(authority -> Pattern.compile("(?<![0-9.])" + Pattern.quote(authority.oid())
                + "(?![0-9.])").matcher(text).find())
                || MATRICULE.matcher(text).results().anyMatch(found -> Ins.keyMatches(found.group()));
    }

    /** What is wrong with a matricule and its authority in an environment, empty when nothing is. */
    public static Optional<String> insFault(String value, String oid, Environment environment) {
        Optional<InsAuthority> authority = InsAuthority.ofOid(oid);
        if (authority.isEmpty()) {
            return Optional.of("l'autorité n'est pas celle d'un INS");
        }
        if (!authority.get().acceptedIn(environment)) {
            return Optional.of("l'autorité de l'INS n'est pas celle de cet environnement");
        }
        if (!Ins.wellFormed(value) || !Ins.keyMatches(value)) {
            return Optional.of("la forme ou la clé du matricule INS est fausse");
        }
        return Optional.empty();
    }

    /** {@code <IPP>^^^&<OID>&ISO^PI}, or the INS with {@code NH}. */
    public static boolean isLocalPatientId(String cx) {
        return LOCAL_CX.matcher(cx).matches();
    }

    /** PS_IdNat of documents.md §2.4. */
    public static boolean isPerson(String id) {
        return PERSON.matcher(id).matches();
    }

    /** Struct_IdNat of documents.md §2.5. */
    public static boolean isStructure(String id) {
        return STRUCTURE.matcher(id).matches();
    }

    /** XCN of a professional or of a system (documents.md §4.4). */
    public static boolean isPersonXcn(String xcn) {
        Matcher parts = PERSON_XCN.matcher(xcn);
        return parts.matches() && isPerson(parts.group(1)) && (parts.group(4).equals("U") == parts.group(5).equals("RI"));
    }

    /** Struct_IdNat of an XON, empty when the form is wrong. */
    public static Optional<String> structureOf(String xon) {
        Matcher parts = ORGANISATION_XON.matcher(xon);
        return parts.matches() && isStructure(parts.group(1)) ? Optional.of(parts.group(1)) : Optional.empty();
    }
}

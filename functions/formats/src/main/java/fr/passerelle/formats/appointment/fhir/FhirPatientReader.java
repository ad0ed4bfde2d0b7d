package fr.passerelle.formats.appointment.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;

/**
 * Reads the {@code Patient} of an appointment. The status of the identity is told by code <em>and</em> system: {@code VALI} is qualified in
 * one and not in the other (messages.md §6.3).
 */
final class FhirPatientReader {
    private static final String OID = "urn:oid:";
    private static final Set<String> INS_TYPES = Set.of("INS-NIR", "INS-NIA", "INS-NIR-TEST", "INS-NIR-DEMO");

    private final Environment environment;

    FhirPatientReader(Environment environment) {
        this.environment = environment;
    }

    /** An identifier of type INS, and its place. */
    private record Candidate(String value, InsAuthority authority, String place) {}

    /** @return nothing when a trait that every identity has is not there, which is told */
    @Nullable
    Patient read(JsonNode patient, List<Reason> faults, List<Reason> notes) {
        Ins ins = ins(patient, faults).orElse(null);
        IdentityStatus status = status(patient, ins != null, notes);
        JsonNode official = name(patient, "official");
        JsonNode usual = name(patient, "usual");
        String family = required(official.path("family"), "/Patient/name/family", faults);
        String first = required(official.path("given").path(0), "/Patient/name/given", faults);
        LocalDate birth = birth(patient, faults);
        Sex sex = sex(patient, faults);
        if (status == IdentityStatus.QUALIFIEE && sex == Sex.U) {
            faults.add(Reason.at("/Patient/gender", "INS_SEX"));
        }
        if (birth == null || sex == null || family.isEmpty() || first.isEmpty()) {
            return null;
        }
        boolean qualified = status == IdentityStatus.QUALIFIEE;
        return new Patient(qualified ? ins : null, status, absent(ipp(patient)), family, absent(text(usual.path("family"))),
                given(official), first, absent(text(usual.path("given").path(0))), birth, sex, absent(birthPlace(patient)));
    }

    /** Nobody writes to them any more. */
    static boolean deceased(JsonNode patient) {
        return patient.path("deceasedBoolean").asBoolean(false) || patient.has("deceasedDateTime");
    }

    private Optional<Ins> ins(JsonNode patient, List<Reason> faults) {
        var found = new ArrayList<Candidate>();
        for (int i = 0; i < patient.path("identifier").size(); i++) {
            JsonNode identifier = patient.path("identifier").path(i);
            String place = "/Patient/identifier/" + i;
            if (types(identifier).noneMatch(INS_TYPES::contains) || text(identifier.path("use")).equals("old")) {
                continue;
            }
            String oid = text(identifier.path("system")).replace(OID, "");
            InsAuthority.ofOid(oid).ifPresentOrElse(a -> found.add(new Candidate(text(identifier.path("value")), a, place)),
                    () -> faults.add(Reason.at(place, "INS_AUTHORITY", oid)));
        }
        Optional<Candidate> accepted = found.stream().filter(c -> c.authority().acceptedIn(environment))
                .min(Comparator.comparing(Candidate::authority));
        if (accepted.isEmpty()) {
            found.forEach(c -> faults.add(Reason.at(c.place(), "INS_AUTHORITY", c.authority().oid())));
        }
        return accepted.flatMap(c -> sound(c, faults));
    }

    private static Optional<Ins> sound(Candidate candidate, List<Reason> faults) {
        if (!Ins.wellFormed(candidate.value())) {
            faults.add(Reason.at(candidate.place(), "INS_FORM"));
        } else if (!Ins.keyMatches(candidate.value())) {
            faults.add(Reason.at(candidate.place(), "INS_KEY"));
        } else {
            return Optional.of(new Ins(candidate.value(), candidate.authority()));
        }
        return Optional.empty();
    }

    private static IdentityStatus status(JsonNode patient, boolean ins, List<Reason> notes) {
        JsonNode coding = extensions(patient, "fr-core-identity-reliability").flatMap(e -> extensions(e, "identityStatus"))
                .map(e -> e.path("valueCoding")).findFirst().orElse(MissingNode.getInstance());
        String system = text(coding.path("system"));
        String code = text(coding.path("code"));
        if (system.endsWith("/fr-core-cs-v2-0445")) {
            return !code.equals("VALI") ? IdentityStatus.PROVISOIRE : ins ? IdentityStatus.QUALIFIEE : IdentityStatus.VALIDEE;
        }
        if (system.endsWith("/fr-core-cs-identity-status")) {
            return switch (code) {
                case "QUAL" -> ins ? IdentityStatus.QUALIFIEE : IdentityStatus.VALIDEE;
                case "VALI" -> IdentityStatus.VALIDEE;
                case "RECUP" -> IdentityStatus.RECUPEREE;
                default -> IdentityStatus.PROVISOIRE;
            };
        }
        notes.add(Reason.at("/Patient/extension", "FHIR_IDENTITY_STATUS"));
        return IdentityStatus.PROVISOIRE;
    }

    private static String ipp(JsonNode patient) {
        return patient.path("identifier").valueStream().filter(i -> types(i).anyMatch("PI"::equals)).map(i -> text(i.path("value")))
                .filter(v -> !v.isEmpty()).findFirst().orElse("");
    }

    private static Stream<String> types(JsonNode identifier) {
        return identifier.path("type").path("coding").valueStream().map(c -> text(c.path("code")));
    }

    private static JsonNode name(JsonNode patient, String use) {
        return patient.path("name").valueStream().filter(n -> text(n.path("use")).equals(use)).findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The whole list of first names is an extension of the name. */
    private static String given(JsonNode official) {
        return extensions(official, "birth-list-given-name").map(e -> text(e.path("valueString"))).filter(t -> !t.isEmpty()).findFirst()
                .orElseGet(() -> official.path("given").valueStream().map(FhirPatientReader::text).filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private static @Nullable LocalDate birth(JsonNode patient, List<Reason> faults) {
        String written = required(patient.path("birthDate"), "/Patient/birthDate", faults);
        try {
            return written.isEmpty() ? null : LocalDate.parse(written);
        } catch (DateTimeException _) {
            faults.add(Reason.at("/Patient/birthDate", "FIELD_INVALID", "date AAAA-MM-JJ qui existe"));
            return null;
        }
    }

    private static @Nullable Sex sex(JsonNode patient, List<Reason> faults) {
        return switch (required(patient.path("gender"), "/Patient/gender", faults)) {
            case "" -> null;
            case "male" -> Sex.M;
            case "female" -> Sex.F;
            case "other", "unknown" -> Sex.U;
            default -> {
                faults.add(Reason.at("/Patient/gender", "FIELD_INVALID", "valeurs admises : male, female, other, unknown"));
                yield null;
            }
        };
    }

    private static String birthPlace(JsonNode patient) {
        return extensions(patient, "patient-birthplace").flatMap(e -> extensions(e.path("valueAddress"), "insee-code"))
                .map(e -> text(e.path("valueCoding").path("code"))).filter(t -> !t.isEmpty()).findFirst().orElse("");
    }

    /** Extensions whose address ends so, whatever the version of the guide. */
    private static Stream<JsonNode> extensions(JsonNode node, String ending) {
        return node.path("extension").valueStream()
                .filter(e -> text(e.path("url")).toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT)));
    }

    private static String required(JsonNode node, String place, List<Reason> faults) {
        String value = text(node);
        if (value.isEmpty()) {
            faults.add(Reason.at(place, "FIELD_MISSING"));
        }
        return value;
    }

    private static String text(JsonNode node) {
        return node.asText().strip();
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}

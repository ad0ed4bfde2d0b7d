package fr.passerelle.formats.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.formats.schema.Fields;

/**
 * Reads the patient block of a drop or of an appointment event: {@code patient.schema.json}, whose field names are those of
 * documents.md §2.3.
 *
 * <p>The caller checks the whole message against its schema first ({@code $ref} to this one); what is told here is what a schema
 * cannot: form, key and authority of the matricule, traits that an INS makes compulsory. An identity without status is not
 * qualified (documents.md §8). No fault repeats a value of the block.
 */
public final class PatientReader {
    /** Path of the schema for {@link fr.passerelle.formats.schema.SchemaCheck}, and of its {@code $ref}. */
    public static final String SCHEMA = "patient/patient.schema.json";

    private final Environment environment;

    /** @param environment decides which INS authorities are accepted (documents.md §2.1) */
    public PatientReader(Environment environment) {
        this.environment = environment;
    }

    /** @param pointer JSON pointer of the block in the message, e.g. {@code /patient} */
    public PatientReading read(JsonNode block, String pointer) {
        var faults = new ArrayList<Reason>();
        var fields = new Fields(block, pointer, faults);
        IdentityStatus status = Optional.ofNullable(fields.choice("identityStatus", IdentityStatus.class))
                .orElse(IdentityStatus.PROVISOIRE);
        Ins ins = ins(fields.object("ins"), fields.has("ins"));
        LocalDate birthDate = fields.date("birthDate");
        Sex sex = fields.choice("sex", Sex.class);
        if (fields.has("ins")) {
            requireTraits(fields, status, sex);
        }
        if (!faults.isEmpty() || birthDate == null || sex == null || incomplete(fields)) {
            return new PatientReading(null, faults);
        }
        return new PatientReading(new Patient(ins, status, fields.text("ipp"), fields.requiredText("birthName"), fields.text("usedName"),
                fields.requiredText("birthGivenNames"), fields.requiredText("birthFirstName"), fields.text("usedFirstName"), birthDate, sex,
                fields.text("birthPlaceCog")), List.of());
    }

    private @Nullable Ins ins(Fields fields, boolean present) {
        String value = fields.text("value");
        String oid = fields.text("oid");
        boolean sound = value != null && form(fields, value);
        Optional<InsAuthority> authority = oid == null ? Optional.empty() : InsAuthority.ofOid(oid);
        if (oid != null && authority.filter(a -> a.acceptedIn(environment)).isEmpty()) {
            fields.fault("oid", "INS_AUTHORITY", oid);
            return null;
        }
        return present && sound && value != null && authority.isPresent() ? new Ins(value, authority.get()) : null;
    }

    private static boolean form(Fields fields, String value) {
        if (!Ins.wellFormed(value)) {
            fields.fault("value", "INS_FORM");
            return false;
        }
        if (!Ins.keyMatches(value)) {
            fields.fault("value", "INS_KEY");
            return false;
        }
        return true;
    }

    /** An INS comes with its strict traits (RNIV), and INSi knows no third sex. */
    private static void requireTraits(Fields fields, IdentityStatus status, @Nullable Sex sex) {
        if (!fields.has("birthPlaceCog")) {
            fields.fault("birthPlaceCog", "INS_TRAITS");
        }
        if (status == IdentityStatus.QUALIFIEE && sex == Sex.U) {
            fields.fault("sex", "INS_SEX");
        }
    }

    private static boolean incomplete(Fields fields) {
        return List.of("birthName", "birthGivenNames", "birthFirstName").stream().anyMatch(name -> fields.requiredText(name).isBlank());
    }
}

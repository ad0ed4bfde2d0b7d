package fr.passerelle.formats.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.formats.consent.ChoiceReader;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

/** Reads the body of a request ({@code request.schema.json}, docs/consent.md) and tells all its faults at once, without its values. */
public final class DeskReader {
    /** Path of the schema for {@link SchemaCheck}. */
    public static final String SCHEMA = "desk/request.schema.json";

    private final SchemaCheck schema = new SchemaCheck(SCHEMA);
    private final InsAuthority authority;

    /** @param environment whose matricules are asked about */
    public DeskReader(Environment environment) {
        this.authority = environment == Environment.PRODUCTION ? InsAuthority.NIR : InsAuthority.NIR_TEST;
    }

    /** What a request needs besides its establishment. */
    public enum Needs {
        NOTHING,
        A_PATIENT,
        CHOICES,
        /** An item of the print list. */
        A_PRINT,
        /** The same, and who printed it. */
        A_PRINT_DONE,
        /** A mail whose conversation ends, and who ends it. */
        AN_END
    }

    /**
     * Reads a body; never throws for what software may send.
     *
     * @param now when the choices are learned, and were collected unless they say so
     */
    public DeskReading read(byte[] json, Needs needs, Instant now) {
        JsonMessage message = JsonMessage.read(json);
        JsonNode root = message.root();
        if (root == null) {
            return unreadable(message.fault());
        }
        var faults = new ArrayList<>(schema.faults(root));
        var fields = new Fields(root, "", faults);
        String establishment = fields.text("establishment");
        PatientId patient = patient(fields);
        List<ChoiceSaid> choices = choices(fields, now);
        need(fields, needs == Needs.A_PATIENT || needs == Needs.CHOICES, "patient");
        need(fields, needs == Needs.A_PRINT || needs == Needs.A_PRINT_DONE, "item");
        need(fields, needs == Needs.A_PRINT_DONE || needs == Needs.AN_END, "by");
        need(fields, needs == Needs.AN_END, "input");
        need(fields, needs == Needs.AN_END, "dispatch");
        if (needs != Needs.AN_END) {
            need(fields, false, "text");
        }
        need(fields, needs == Needs.CHOICES, "choices");
        need(fields, needs == Needs.CHOICES, "source");
        DeskRequest request = new DeskRequest(fields.requiredText("establishment"), patient, fields.requiredText("source"), choices,
                print(fields), end(fields));
        boolean named = establishment != null && Finess.wellFormed(establishment);
        return new DeskReading(named ? establishment : null, faults.isEmpty() ? request : null, faults);
    }

    private static @Nullable PrintAsk print(Fields fields) {
        return fields.has("item")
                ? new PrintAsk(fields.requiredText("item"), fields.requiredText("by"), Math.toIntExact(number(fields, "page")),
                        number(fields, "offset"))
                : null;
    }

    private static @Nullable EndAsk end(Fields fields) {
        return fields.has("dispatch")
                ? new EndAsk(new DispatchRef(fields.requiredText("input"), fields.requiredText("dispatch")), fields.requiredText("by"),
                        fields.text("text"))
                : null;
    }

    private static long number(Fields fields, String name) {
        Long value = fields.number(name);
        return value == null ? 0 : value;
    }

    private static DeskReading unreadable(String why) {
        return new DeskReading(null, null, List.of(Reason.of("JSON_UNREADABLE", why)));
    }

    private static void need(Fields fields, boolean needed, String name) {
        if (needed && !fields.has(name)) {
            fields.fault(name, "FIELD_MISSING");
        } else if (!needed && fields.has(name)) {
            fields.fault(name, "FIELD_UNKNOWN");
        }
    }

    private @Nullable PatientId patient(Fields fields) {
        if (!fields.has("patient")) {
            return null;
        }
        Fields patient = fields.object("patient");
        return new PatientId(patient.text("ipp"), ins(patient));
    }

    private @Nullable Ins ins(Fields patient) {
        String value = patient.text("ins");
        if (value == null) {
            return null;
        }
        if (!Ins.wellFormed(value)) {
            patient.fault("ins", "INS_FORM");
            return null;
        }
        if (!Ins.keyMatches(value)) {
            patient.fault("ins", "INS_KEY");
            return null;
        }
        return new Ins(value, authority);
    }

    private static List<ChoiceSaid> choices(Fields fields, Instant now) {
        var reader = new ChoiceReader(now, now);
        return IntStream.range(0, fields.value("choices").size()).mapToObj(i -> fields.element("choices", i))
                .flatMap(block -> reader.read(block).stream()).toList();
    }
}

package fr.passerelle.local.trial;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.formats.appointment.fhir.FhirMessage;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.MessageFile;
import fr.passerelle.hl7.Route;

/** What can be given to the platform, told by its first bytes whatever the name of the file. */
public enum InputForm {
    DESCRIPTOR("dépôt JSON", Door.INBOX),
    CDA("CDA R2", Door.INBOX),
    DOCUMENT_MESSAGE("HL7 v2, document", Door.INBOX),
    OTHER_MESSAGE("HL7 v2", Door.INBOX),
    APPOINTMENT("rendez-vous JSON", Door.APPOINTMENTS),
    APPOINTMENT_MESSAGE("HL7 v2, rendez-vous", Door.APPOINTMENTS),
    FHIR_APPOINTMENT("rendez-vous FHIR", Door.APPOINTMENTS),
    EVENT("événement JSON", Door.EVENTS),
    IDENTITY_MESSAGE("HL7 v2, identité", Door.EVENTS),
    /** What the platform itself answers, or an answer to that. */
    ANSWER("HL7 v2, accusé", Door.NONE),
    PDF("PDF", Door.NONE),
    UNKNOWN("format inconnu", Door.NONE);

    private static final int PROLOG = 64 << 10;
    /** Its element, whatever the prefix; a document type is told by the reader of CDA. */
    private static final Pattern DOCUMENT = Pattern.compile("<([A-Za-z0-9_.-]+:)?ClinicalDocument[\\s>]|<!DOCTYPE");

    private static final Set<String> ANSWERS = Set.of("ACK", "ZAM");

    private final String label;
    private final Door door;

    InputForm(String label, Door door) {
        this.label = label;
        this.door = door;
    }

    /** By what it enters the platform. */
    public enum Door {
        /** The folder of drops. */
        INBOX,
        /** The queue of appointments. */
        APPOINTMENTS,
        /** The queue of events. */
        EVENTS,
        /** Nothing reads it by itself. */
        NONE
    }

    /** What staff call it, in French. */
    public String label() {
        return label;
    }

    public Door door() {
        return door;
    }

    /** Never throws for what a file may hold; {@link #UNKNOWN} for what no reader takes. */
    public static InputForm of(byte[] content) {
        int start = start(content);
        String head = new String(content, start, Math.min(PROLOG, content.length - start), StandardCharsets.ISO_8859_1);
        if (head.startsWith("MSH")) {
            return message(content);
        }
        if (head.startsWith("<")) {
            return DOCUMENT.matcher(head).find() ? CDA : UNKNOWN;
        }
        if (head.startsWith("{")) {
            return json(content, start);
        }
        return head.startsWith("%PDF") ? PDF : UNKNOWN;
    }

    /** The same; what no reader knows by its bytes is what its name says: so a drop is read. */
    public static InputForm of(byte[] content, String name) {
        InputForm form = of(content);
        String lower = name.toLowerCase(Locale.ROOT);
        if (form != UNKNOWN) {
            return form;
        }
        if (MessageFile.named(name)) {
            return OTHER_MESSAGE;
        }
        return lower.endsWith(".xml") ? CDA : lower.endsWith(".json") ? DESCRIPTOR : UNKNOWN;
    }

    /** Name under which a file of this form can be dropped: its own, or the same with the extension it lacks. */
    public String droppedAs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (this) {
            case DESCRIPTOR -> lower.endsWith(".json") ? name : name + ".json";
            case CDA -> lower.endsWith(".xml") ? name : name + ".xml";
            case DOCUMENT_MESSAGE, OTHER_MESSAGE -> MessageFile.named(name) ? name : name + ".hl7";
            case APPOINTMENT, APPOINTMENT_MESSAGE, FHIR_APPOINTMENT, EVENT, IDENTITY_MESSAGE, ANSWER, PDF, UNKNOWN -> name;
        };
    }

    /** Behind a mark of byte order, the start of a socket's envelope and white space. */
    private static int start(byte[] content) {
        int start = content.length >= 3 && (content[0] & 0xFF) == 0xEF && (content[1] & 0xFF) == 0xBB && (content[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        while (start < content.length && content[start] <= ' ' && content[start] >= 0) {
            start++;
        }
        return start;
    }

    private static InputForm message(byte[] content) {
        Hl7Message message = new Hl7Reader().read(content).message();
        return message == null ? OTHER_MESSAGE : switch (Route.of(message.header())) {
            case Route.Document() -> DOCUMENT_MESSAGE;
            case Route.Answer() -> ANSWER;
            case Route.Identity() -> IDENTITY_MESSAGE;
            case Route.Appointment() -> APPOINTMENT_MESSAGE;
            case Route.Unsupported _ -> ANSWERS.contains(message.header().type()) ? ANSWER : OTHER_MESSAGE;
        };
    }

    private static InputForm json(byte[] content, int start) {
        JsonNode root = JsonMessage.read(content, start).root();
        if (root == null) {
            return DESCRIPTOR;
        }
        if (FhirMessage.of(root).isPresent()) {
            return FHIR_APPOINTMENT;
        }
        if (root.has("appointmentId")) {
            return APPOINTMENT;
        }
        if (root.has("eventId")) {
            return EVENT;
        }
        return root.has("documents") || root.has("deletions") || root.has("patient") ? DESCRIPTOR : UNKNOWN;
    }
}

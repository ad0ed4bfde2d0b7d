package fr.passerelle.hl7;

import fr.passerelle.core.dispatch.Reason;

/** Why a message is not accepted, as ERR-3 says it: table 0357 as the volet uses it (messages.md §3.1). */
public enum Condition {
    ACCEPTED(0, "Message accepted"),
    SEGMENT_SEQUENCE(100, "Segment sequence error"),
    REQUIRED_FIELD(101, "Required field missing"),
    DATA_TYPE(102, "Data type error"),
    TABLE_VALUE(103, "Table value not found"),
    CARDINALITY(198, "Non-conformant cardinality"),
    OTHER(199, "Other HL7 error"),
    MESSAGE_TYPE(200, "Unsupported message type"),
    EVENT(201, "Unsupported event code"),
    PROCESSING(202, "Unsupported processing id"),
    VERSION(203, "Unsupported version id"),
    APPLICATION(207, "Application internal error");

    private final int code;
    private final String label;

    Condition(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Code of table 0357. */
    public int code() {
        return code;
    }

    /** Label of table 0357. */
    public String label() {
        return label;
    }

    /** The condition of a code, {@link #OTHER} for one that the volet does not use. */
    public static Condition of(String code) {
        for (Condition condition : values()) {
            if (Integer.toString(condition.code).equals(code)) {
                return condition;
            }
        }
        return OTHER;
    }

    /** What a fault is for HL7; all that is not about its syntax is the application's. */
    public static Condition of(Reason fault) {
        return switch (fault.code()) {
            case "HL7_SEGMENT_MISSING", "HL7_SEGMENT_MISPLACED" -> SEGMENT_SEQUENCE;
            case "HL7_FIELD_MISSING", "HL7_FLAG_MISSING", "HL7_RECIPIENT_MISSING" -> REQUIRED_FIELD;
            case "HL7_DATA_TYPE", "HL7_CHARSET_BROKEN", "HL7_BASE64" -> DATA_TYPE;
            case "HL7_TABLE_VALUE", "HL7_CHARSET_UNKNOWN", "TYPE_UNMAPPED" -> TABLE_VALUE;
            case "HL7_CARDINALITY" -> CARDINALITY;
            case "HL7_SEPARATORS", "HL7_SEGMENT_UNREADABLE", "HL7_TOO_COMPLEX", "HL7_TOO_LARGE", "HL7_UNREADABLE" -> OTHER;
            case "HL7_TYPE_UNSUPPORTED" -> MESSAGE_TYPE;
            case "HL7_EVENT_UNSUPPORTED" -> EVENT;
            case "HL7_PROCESSING" -> PROCESSING;
            case "HL7_VERSION", "HL7_PROFILE", "HL7_REVERSE_DIRECTION" -> VERSION;
            default -> APPLICATION;
        };
    }
}

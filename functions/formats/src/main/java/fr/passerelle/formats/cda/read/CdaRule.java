package fr.passerelle.formats.cda.read;

/** The rules a CDA is checked by; each code is an entry of the reject catalogue. */
public enum CdaRule {
    TOO_LARGE("documents.md §3.13"),
    ENCODING("SM §3.4"),
    NOT_XML("XML 1.0"),
    DTD("documents.md §3.13 l.1"),
    LIMITS("documents.md §3.13"),
    ROOT("SM §3.3"),
    SELF_PRESENTING("SM §3.9.1"),
    SCHEMA("XSD CDA R2, EX_2.1-1071"),
    REQUIRED("SM §3.5.1"),
    VALUE("SM §3.5.1"),
    FORBIDDEN("SM §3.5.5.12"),
    NULL_FLAVOR("SM §3.5.3"),
    TEMPLATES("SM §3.5.5"),
    OID("SM §3.5.7.4"),
    ID_EXTENSION("SM §3.5.5.4"),
    VERSION("SM §3.5.5.10"),
    CODE("JDV CI-SIS"),
    CODE_SYSTEM("JDV CI-SIS"),
    TITLE("SM §3.5.5.6"),
    TIME("SM §3.5.4"),
    TIME_OFFSET("SM §3.5.4"),
    RELATED("SM §3.5.1"),
    PARENT_FORM("SM §3.5.5.4"),
    NAME_QUALIFIER("SM §3.5.5.12"),
    INS_FIRST("SM §3.5.5.12"),
    PERSON_ID("SM §3.5.5.13"),
    STRUCTURE_ID("SM §3.5.5.13"),
    AUTHOR_KIND("SM §3.5.5.13"),
    TELECOM("SM §3.5.6"),
    BODY("SM §3.7"),
    BODY_BASE64("SM §3.7"),
    BYTE_ORDER_MARK("documents.md §3.13 l.10"),
    LINE_ENDS("documents.md §3.13 l.10"),
    STYLESHEET("SM §3.9.1"),
    SIGNED("SM §3.3"),
    RESPONSIBLE("SM §3.5.5.18"),
    LABEL("JDV CI-SIS"),
    OFFSET_ASSUMED("documents.md §4.5"),
    SET_ID_ASSUMED("SM §3.5.5.10"),
    WITHOUT_PDF("SM §2.2.1"),
    REPLACEMENT_UNTOLD("SM §3.5.5.10");

    private final String source;

    CdaRule(String source) {
        this.source = source;
    }

    /** Code of the reject catalogue. */
    public String code() {
        return "CDA_" + name();
    }

    /** Where the rule comes from: SM is the volet Structuration minimale of the CI-SIS. */
    public String source() {
        return source;
    }
}

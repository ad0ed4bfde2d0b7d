package fr.passerelle.simulators.xds;

/** Fixed UUIDs of the ebRIM objects of XDS.b (dmp-transport.md §5.1; documents.md §4.2-4.3; IHE ITI vol. 3 §4.2). */
public enum Scheme {
    LOT_MARKER("a54d6aa5-d40d-43f9-88c5-b4633d873bdd", "lot"),
    LOT_AUTHOR("a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d", "author"),
    LOT_CONTENT_TYPE("aa543740-bdda-424e-8c96-df4873be8500", "contentTypeCode"),
    LOT_PATIENT("6b5aea1a-874d-4603-a4bc-96a0a7b38446", "XDSSubmissionSet.patientId"),
    LOT_SOURCE("554ac39e-e3fe-47fe-b233-965d2a147832", "XDSSubmissionSet.sourceId"),
    LOT_UNIQUE_ID("96fdda7c-d067-4183-912e-bf5ee74998a8", "XDSSubmissionSet.uniqueId"),
    STABLE_ENTRY("7edca82f-054d-47f2-a032-9b2a5b5186c1", "stable"),
    AUTHOR("93606bcf-9494-43ec-9b4e-a7748d1a838d", "author"),
    CLASS("41a5887f-8865-4c09-adf7-e362475b143a", "classCode"),
    TYPE("f0306f51-975f-434e-a61c-c59651d33983", "typeCode"),
    CONFIDENTIALITY("f4f85eac-e6cb-4883-b524-f2705394840f", "confidentialityCode"),
    FORMAT("a09d5840-386c-46f2-b5ad-9c3699a4309d", "formatCode"),
    FACILITY("f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1", "healthcareFacilityTypeCode"),
    PRACTICE("cccf5598-8b07-4b77-a05e-ae952c785ead", "practiceSettingCode"),
    EVENT("2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4", "eventCodeList"),
    PATIENT("58a6f841-87b3-4a3e-92fd-a8ffeff98427", "XDSDocumentEntry.patientId"),
    UNIQUE_ID("2e82c1f6-a085-4c72-9da3-8640a32e42ab", "XDSDocumentEntry.uniqueId");

    private final String uuid;
    private final String label;

    Scheme(String uuid, String label) {
        this.uuid = "urn:uuid:" + uuid;
        this.label = label;
    }

    /** {@code urn:uuid:…} as written in the request. */
    public String uuid() {
        return uuid;
    }

    /** Name of the attribute; for an external identifier, the exact name its {@code Name} must carry. */
    public String label() {
        return label;
    }
}

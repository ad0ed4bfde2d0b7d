package fr.passerelle.dmp;

/** An operation of the DMP: where it is and how it is called (dmp-transport.md §3, last table). */
enum Operation {
    /** Feed or replace: ITI-41. */
    FEED("TD2.1", DmpSettings.REPOSITORY, "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b"),
    /** Find the references of a document: ITI-18 GetDocuments. */
    FIND("TD3.1b", DmpSettings.REGISTRY, "urn:ihe:iti:2007:RegistryStoredQuery"),
    /** Delete a document: ITI-57. */
    DELETE("TD3.3c", DmpSettings.REGISTRY, "urn:ihe:iti:2010:UpdateDocumentSet"),
    /** Ask whether a profile is open: HL7 v3. */
    PROFILE("TD0.2", DmpSettings.PATIENTS, "urn:hl7-org:v3:PRPA_IN201307UV02");

    private final String transaction;
    private final String path;
    private final String action;

    Operation(String transaction, String path, String action) {
        this.transaction = transaction;
        this.path = path;
        this.action = action;
    }

    /** Path under the base of {@link DmpSettings}. */
    String path() {
        return path;
    }

    /** WS-Addressing action. */
    String action() {
        return action;
    }

    /** Name of the transaction in the guide of the DMP, for logs. */
    @Override
    public String toString() {
        return transaction;
    }
}

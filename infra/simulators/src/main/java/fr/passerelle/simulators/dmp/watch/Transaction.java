package fr.passerelle.simulators.dmp.watch;

/** The transactions an establishment certificate gives a right to (dmp-transport.md §1). */
public enum Transaction {
    /** TD2.1, ITI-41. */
    FEED("urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b", "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse"),
    /** TD3.1b, ITI-18 GetDocuments. */
    QUERY("urn:ihe:iti:2007:RegistryStoredQuery", "urn:ihe:iti:2007:RegistryStoredQueryResponse"),
    /** TD3.3c, ITI-57. The answer is spelled as in the sample of the kit, not as in the IHE WSDL (dmp-transport.md §3). */
    DELETE("urn:ihe:iti:2010:UpdateDocumentSet", "urn:ihe:iti:2010:UpdateDocumentSet-Response"),
    /** TD0.2. */
    EXISTENCE("urn:hl7-org:v3:PRPA_IN201307UV02", "urn:hl7-org:v3:PRPA_IN201308UV02");

    private final String action;
    private final String answer;

    Transaction(String action, String answer) {
        this.action = action;
        this.answer = answer;
    }

    /** WS-Addressing action of the request. */
    public String action() {
        return action;
    }

    /** WS-Addressing action of the answer. */
    public String answer() {
        return answer;
    }
}

package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.simulators.dmp.registry.DocumentRegister;
import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;

/** TD3.1b: GetDocuments by uniqueId, answered by references (dmp-transport.md §9). */
record QueryRequest(Envelope envelope, VihfGate gate, Schemas schemas, DocumentRegister register,
        AnswerWriter answers) implements Endpoint.Request {
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String GET_DOCUMENTS = "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    private static final Pattern QUOTED = Pattern.compile("\\('([^']+)'\\)");

    @Override
    public Subject subject() {
        return new Subject(Transaction.QUERY, envelope.vihf().text(Vihf.STRUCTURE), envelope.vihf().matricule().orElse(""),
                uniqueId().stream().toList(), List.of());
    }

    @Override
    public List<String> titles() {
        return List.of();
    }

    @Override
    public Endpoint.Judgement judge(Caller caller) throws SoapFaultException {
        gate.check(envelope.vihf(), caller);
        List<Finding> findings = findings();
        return new Endpoint.Judgement(findings, findings.isEmpty() ? answers.references(messageId(), references()) : refusal(findings));
    }

    @Override
    public Answer refusal(List<Finding> findings) {
        return answers.refusedQuery(messageId(), findings);
    }

    private List<Finding> findings() {
        Tree body = envelope.body();
        if (!body.is(QUERY, "AdhocQueryRequest") || !schemas.xdsFaults(body).isEmpty()) {
            return List.of(new Finding("query-schema", "XDSRegistryError", "", "requête invalide au schéma"));
        }
        if (!query().attribute("id").equals(GET_DOCUMENTS)) {
            return List.of(new Finding("query-id", "XDSUnknownStoredQuery", "", "requête enregistrée inconnue ou interdite"));
        }
        if (!body.attributeAt("ResponseOption", "returnType").equals("ObjectRef")) {
            return List.of(new Finding("query-return", "XDSRegistryError", "",
                    "seul ObjectRef est permis avec un certificat d'établissement"));
        }
        if (uniqueId().isEmpty()) {
            return List.of(new Finding("query-parameter", "XDSStoredQueryMissingParam", "", "uniqueId absent ou sans ses quotes"));
        }
        return uniqueId().filter(Forms::isOid).isPresent()
                ? List.of()
                : List.of(new Finding("query-unique-id", "XDSDocumentUniqueIdError", "", "l'identifiant n'est pas un OID"));
    }

    private List<String> references() {
        return uniqueId().flatMap(id -> envelope.vihf().matricule().flatMap(patient -> register.reference(id, patient))).stream().toList();
    }

    private Optional<String> uniqueId() {
        String parameter = query().all("Slot").stream().filter(slot -> slot.attribute("name").equals("$XDSDocumentEntryUniqueId"))
                .flatMap(slot -> slot.all("ValueList/Value").stream()).map(Tree::text).findFirst().orElse("");
        Matcher quoted = QUOTED.matcher(parameter);
        return quoted.matches() ? Optional.of(quoted.group(1)) : Optional.empty();
    }

    private Tree query() {
        return envelope.body().first(RIM, "AdhocQuery").orElse(envelope.body());
    }
}

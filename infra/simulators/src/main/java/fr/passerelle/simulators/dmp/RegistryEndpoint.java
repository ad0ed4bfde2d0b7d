package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;

/** TD3.1b: GetDocuments by uniqueId, answered by references (dmp-transport.md §9). */
final class RegistryEndpoint implements Endpoint {
    private static final String ACTION = "urn:ihe:iti:2007:RegistryStoredQuery";
    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String GET_DOCUMENTS = "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    private static final Pattern QUOTED = Pattern.compile("\\('([^']+)'\\)");

    private final Schemas schemas;
    private final VihfGate gate;
    private final DocumentRegister register;
    private final AnswerWriter answers;

    RegistryEndpoint(DmpSettings settings, Schemas schemas, DocumentRegister register, AnswerWriter answers) {
        this.schemas = schemas;
        this.gate = new VihfGate(settings);
        this.register = register;
        this.answers = answers;
    }

    @Override
    public String name() {
        return DmpSimulator.REGISTRY;
    }

    @Override
    public boolean reads(String contentType) {
        return contentType.startsWith("application/soap+xml");
    }

    @Override
    public Request read(String contentType, Path file) throws SoapFaultException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Query(Envelope.read(in, ACTION));
        }
    }

    private final class Query implements Request {
        private final Envelope envelope;

        private Query(Envelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public String messageId() {
            return envelope.messageId();
        }

        @Override
        public DmpCall describe(int number) {
            return new DmpCall(number, name(), envelope.vihf().matricule().orElse(null), List.of());
        }

        @Override
        public Judgement judge() throws SoapFaultException {
            gate.check(envelope.vihf());
            List<Finding> findings = findings(envelope.body());
            return new Judgement(findings, findings.isEmpty()
                    ? answers.references(messageId(), references(envelope.body()))
                    : answers.refusedQuery(messageId(), findings));
        }

        private List<Finding> findings(Tree body) {
            if (!body.is(QUERY, "AdhocQueryRequest") || !schemas.xdsFaults(body).isEmpty()) {
                return List.of(new Finding("query-schema", "XDSRegistryError", "", "requête invalide au schéma"));
            }
            if (!query(body).attribute("id").equals(GET_DOCUMENTS)) {
                return List.of(new Finding("query-id", "XDSUnknownStoredQuery", "", "requête enregistrée inconnue ou interdite"));
            }
            if (!body.attributeAt("ResponseOption", "returnType").equals("ObjectRef")) {
                return List.of(new Finding("query-return", "XDSRegistryError", "",
                        "seul ObjectRef est permis avec un certificat d'établissement"));
            }
            Matcher id = QUOTED.matcher(parameter(body));
            if (!id.matches()) {
                return List.of(new Finding("query-parameter", "XDSStoredQueryMissingParam", "", "uniqueId absent ou sans ses quotes"));
            }
            return Forms.isOid(id.group(1))
                    ? List.of()
                    : List.of(new Finding("query-unique-id", "XDSDocumentUniqueIdError", "", "l'identifiant n'est pas un OID"));
        }

        private List<String> references(Tree body) {
            Matcher id = QUOTED.matcher(parameter(body));
            return id.matches()
                    ? register.find(id.group(1))
                            .filter(document -> envelope.vihf().matricule().filter(document.patient()::equals).isPresent())
                            .map(RegisteredDocument::entryUuid).stream().toList()
                    : List.of();
        }

        private static Tree query(Tree body) {
            return body.first(RIM, "AdhocQuery").orElse(body);
        }

        private static String parameter(Tree body) {
            return query(body).all("Slot").stream().filter(slot -> slot.attribute("name").equals("$XDSDocumentEntryUniqueId"))
                    .flatMap(slot -> slot.all("ValueList/Value").stream()).map(Tree::text).findFirst().orElse("");
        }
    }
}

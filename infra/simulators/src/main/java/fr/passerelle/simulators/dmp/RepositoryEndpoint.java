package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xml.Schemas;

/** ITI-41 (TD2.1): feed documents. */
final class RepositoryEndpoint implements Endpoint {
    private static final String ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";

    private final FeedReader reader;
    private final FeedJudge judge;
    private final VihfGate gate;
    private final DocumentRegister register;
    private final AnswerWriter answers;

    RepositoryEndpoint(DmpSettings settings, Schemas schemas, DocumentRegister register, AnswerWriter answers) {
        this.reader = new FeedReader(schemas);
        this.judge = new FeedJudge(settings.environment(), schemas);
        this.gate = new VihfGate(settings);
        this.register = register;
        this.answers = answers;
    }

    @Override
    public String name() {
        return DmpSimulator.REPOSITORY;
    }

    @Override
    public boolean reads(String contentType) {
        Map<String, String> parameters = MultipartBody.parameters(contentType);
        return contentType.startsWith("multipart/related") && parameters.getOrDefault("type", "").equals("application/xop+xml")
                && parameters.getOrDefault("start-info", "").startsWith("application/soap+xml") && parameters.containsKey("boundary");
    }

    @Override
    public Request read(String contentType, Path file) throws SoapFaultException, IOException {
        Map<String, String> parameters = MultipartBody.parameters(contentType);
        MultipartBody parts = MultipartBody.read(file, parameters.getOrDefault("boundary", ""));
        String start = parameters.getOrDefault("start", "");
        MultipartBody.Part root = parts.parts().stream().filter(part -> start.isEmpty() || part.header("content-id").equals(start))
                .findFirst()
                .orElseThrow(() -> new SoapFaultException(null, "Partie racine absente"));
        if (!root.header("content-type").startsWith("application/xop+xml")) {
            throw new SoapFaultException(null, "Partie racine d'un autre type que application/xop+xml");
        }
        try (InputStream in = parts.open(root)) {
            Envelope envelope = Envelope.read(in, ACTION);
            return new FeedRequest(envelope, reader.read(envelope, parts));
        }
    }

    private final class FeedRequest implements Request {
        private final Envelope envelope;
        private final Feed feed;

        private FeedRequest(Envelope envelope, Feed feed) {
            this.envelope = envelope;
            this.feed = feed;
        }

        @Override
        public String messageId() {
            return envelope.messageId();
        }

        @Override
        public DmpCall describe(int number) {
            List<String> titles = feed.metadata().entries().stream().map(RegistryObject::title).toList();
            return new DmpCall(number, name(), feed.vihf().matricule().orElse(null), titles);
        }

        @Override
        public Judgement judge() throws SoapFaultException {
            gate.check(feed.vihf());
            List<Finding> findings = findings();
            return new Judgement(findings, findings.isEmpty() ? answers.success(messageId()) : answers.failure(messageId(), findings));
        }

        private List<Finding> findings() {
            List<String> schema = reader.schemaFaults(envelope.body());
            if (!schema.isEmpty()) {
                return schema.stream().map(fault -> new Finding("xds-schema", LotRules.METADATA_ERROR, "", fault)).toList();
            }
            List<Finding> judged = judge.judge(feed);
            return judged.isEmpty() ? register.store(feed) : judged;
        }
    }
}

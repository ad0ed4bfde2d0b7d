package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.signature.LotSeal;
import fr.passerelle.simulators.dmp.signature.SealException;
import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Schemas;

/** ITI-41 (TD2.1): feed documents. */
final class RepositoryEndpoint implements Endpoint {
    private static final Set<String> ACTIONS = Set.of(Transaction.FEED.action());

    private final FeedReader reader;
    private final FeedJudge judge;
    private final VihfGate gate;
    private final Holdings holdings;
    private final AnswerWriter answers;
    private final InstantSource clock;
    private final @Nullable LotSeal seal;

    /** @param seals null when signatures are not looked at */
    RepositoryEndpoint(DmpSettings settings, Schemas schemas, Holdings holdings, AnswerWriter answers, @Nullable Seals seals) {
        this.reader = new FeedReader(schemas);
        this.judge = new FeedJudge(settings.environment(), schemas);
        this.gate = new VihfGate(settings, seals);
        this.holdings = holdings;
        this.answers = answers;
        this.clock = settings.clock();
        this.seal = seals == null ? null : seals.lot();
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
            Envelope envelope = Envelope.read(in, ACTIONS);
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
        public Envelope envelope() {
            return envelope;
        }

        @Override
        public Subject subject() {
            Metadata metadata = feed.metadata();
            List<Metadata.Link> replacements = metadata.associations().stream().filter(link -> Metadata.RPLC.contains(link.type()))
                    .toList();
            return new Subject(Transaction.FEED, feed.vihf().text(Vihf.STRUCTURE), feed.vihf().matricule().orElse(""),
                    metadata.documents().stream().map(entry -> entry.identifier(Scheme.UNIQUE_ID)).toList(),
                    holdings.register().aimedAt(replacements));
        }

        @Override
        public List<String> titles() {
            return feed.metadata().entries().stream().map(RegistryObject::title).toList();
        }

        @Override
        public Judgement judge(Caller caller) throws SoapFaultException {
            gate.check(feed.vihf(), caller);
            List<Finding> findings = findings();
            return new Judgement(findings, findings.isEmpty() ? answers.success(messageId(), Transaction.FEED) : refusal(findings));
        }

        @Override
        public Answer refusal(List<Finding> findings) {
            return answers.failure(messageId(), Transaction.FEED, findings);
        }

        private List<Finding> findings() throws SoapFaultException {
            List<String> schema = reader.schemaFaults(envelope.body());
            if (!schema.isEmpty()) {
                return schema.stream().map(fault -> new Finding("xds-schema", LotRules.METADATA_ERROR, "", fault)).toList();
            }
            List<Finding> judged = judge.judge(feed);
            if (judged.stream().noneMatch(finding -> finding.rule().equals(LotRules.FRAME))) {
                judged = Stream.concat(judged.stream(), sealFaults().stream()).toList();
            }
            if (judged.isEmpty()) {
                judged = profileFault();
            }
            return judged.isEmpty() ? holdings.register().store(feed.deposit(clock.instant())) : judged;
        }

        private List<Finding> sealFaults() throws SoapFaultException {
            LotSeal required = seal;
            if (required == null) {
                return List.of();
            }
            try {
                return required.judge(feed.sealed(clock.instant()));
            } catch (SealException e) {
                throw SoapFaultException.of(e);
            }
        }

        private List<Finding> profileFault() {
            return switch (holdings.profiles().of(feed.vihf().matricule().orElse(""))) {
                case OPEN -> List.of();
                case CLOSED -> List.of(new Finding(Holdings.CLOSED, "DMPClosed", "", "DMP fermé"));
                case NONE -> List.of(new Finding(Holdings.NONE, "XDSUnknownPatientId", "", "Aucun DMP pour ce patient"));
            };
        }
    }
}

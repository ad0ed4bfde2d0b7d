package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xml.Schemas;

/** The registry: TD3.1b and TD3.3c, told apart by their action (dmp-transport.md §3). */
final class RegistryEndpoint implements Endpoint {
    private static final Set<String> ACTIONS = Set.of(Transaction.QUERY.action(), Transaction.DELETE.action());

    private final Schemas schemas;
    private final VihfGate gate;
    private final Holdings holdings;
    private final AnswerWriter answers;
    private final UpdateRules updates;

    /** @param seals null when signatures are not looked at */
    RegistryEndpoint(DmpSettings settings, Schemas schemas, Holdings holdings, AnswerWriter answers, @Nullable Seals seals) {
        this.schemas = schemas;
        this.gate = new VihfGate(settings, seals);
        this.holdings = holdings;
        this.answers = answers;
        this.updates = new UpdateRules(settings.environment(), schemas);
    }

    @Override
    public String name() {
        return DmpSimulator.REGISTRY;
    }

    @Override
    public Request read(String contentType, Path file) throws SoapFaultException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Envelope envelope = Envelope.read(in, ACTIONS);
            return envelope.action().equals(Transaction.QUERY.action())
                    ? new QueryRequest(envelope, gate, schemas, holdings.register(), answers)
                    : new DeleteRequest(envelope, gate, updates, holdings.register(), answers);
        }
    }
}

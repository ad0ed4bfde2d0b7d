package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.watch.Transaction;

/** TD0.2: does the patient have a record (dmp-transport.md §8). */
final class PatientsEndpoint implements Endpoint {
    private static final Set<String> ACTIONS = Set.of(Transaction.EXISTENCE.action());

    private final VihfGate gate;
    private final Holdings holdings;
    private final ExistenceRules rules;
    private final ExistenceWriter answers;

    /** @param seals null when signatures are not looked at */
    PatientsEndpoint(DmpSettings settings, Holdings holdings, AnswerWriter answers, @Nullable Seals seals) {
        this.gate = new VihfGate(settings, seals);
        this.holdings = holdings;
        this.rules = new ExistenceRules(settings.environment());
        this.answers = new ExistenceWriter(answers, settings.clock());
    }

    @Override
    public String name() {
        return DmpSimulator.PATIENTS;
    }

    @Override
    public Request read(String contentType, Path file) throws SoapFaultException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ExistenceRequest(Envelope.read(in, ACTIONS), gate, rules, holdings.profiles(), answers);
        }
    }
}

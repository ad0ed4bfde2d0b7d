package fr.passerelle.memory;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.request.IntakeRequest;

/** Requests to document-intake, in memory. */
public final class InMemoryIntakeRequests implements IntakeRequests {
    private final List<IntakeRequest> waiting = new ArrayList<>();

    @Override
    public synchronized void ask(IntakeRequest request) {
        waiting.add(request);
    }

    /** Takes all that waits. */
    public synchronized List<IntakeRequest> drain() {
        List<IntakeRequest> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}

package fr.passerelle.dmpdispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry;

/** A DMP that stores or not, answers or not, as a script says; once the script is over it stores and answers. */
final class ScriptedDmp implements DocumentRegistry {
    /** What happens to one feed. @param stored whether the document is in the registry afterwards */
    record Feed(Kind answer, boolean stored) {}

    final List<String> calls = new ArrayList<>();
    private final Deque<Feed> feeds;
    private final Deque<Boolean> silences;
    boolean stored;

    ScriptedDmp(List<Feed> feeds, List<Boolean> silences) {
        this.feeds = new ArrayDeque<>(feeds);
        this.silences = new ArrayDeque<>(silences);
    }

    static ScriptedDmp answering(Kind... kinds) {
        return new ScriptedDmp(Arrays.stream(kinds).map(k -> new Feed(k, k == Kind.DONE)).toList(), List.of());
    }

    @Override
    public Reaction feed(Lot lot, Departure departure) {
        calls.add("feed");
        Feed feed = feeds.isEmpty() ? new Feed(Kind.DONE, true) : feeds.poll();
        stored |= feed.stored();
        return switch (feed.answer()) {
            case DONE -> new Reaction(Kind.DONE, Health.UP, "DMP_STORED", List.of());
            case RETRY -> new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("XDSRepositoryBusy"));
            case CHECK -> new Reaction(Kind.CHECK, Health.DOWN, "DMP_ANSWER_LOST", List.of("SocketTimeoutException"));
            case REBUILD -> new Reaction(Kind.REBUILD, Health.UP, "DMP_HUMAN", List.of("UnresolvedReferenceException"));
            case HUMAN -> new Reaction(Kind.HUMAN, Health.UP, "DMP_HUMAN", List.of("XDSReplaceFailed"));
            case CONFIG -> new Reaction(Kind.CONFIG, Health.REFUSED, "DMP_CONFIGURATION", List.of("DMPInvalidCertificate"));
            case PERMANENT -> new Reaction(Kind.PERMANENT, Health.UP, "DMP_REFUSED", List.of("XDSRepositoryMetadataError"));
            case NOT_DELIVERABLE -> new Reaction(Kind.NOT_DELIVERABLE, Health.UP, "DMP_CLOSED", List.of("DMPClosed"));
        };
    }

    @Override
    public Reaction delete(Removal removal, Departure departure) {
        calls.add("delete");
        stored = false;
        return new Reaction(Kind.DONE, Health.UP, "DMP_DELETED", List.of());
    }

    @Override
    public ProfileAnswer profile(Enquiry enquiry) {
        calls.add("profile");
        return new ProfileAnswer.Known(Profile.State.OPEN);
    }

    @Override
    public Presence find(Enquiry enquiry) {
        calls.add("find");
        if (!silences.isEmpty() && silences.poll()) {
            return new Presence.Unknown(new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("HTTP 503")));
        }
        return stored ? new Presence.Found(List.of("urn:uuid:1")) : new Presence.Absent();
    }
}

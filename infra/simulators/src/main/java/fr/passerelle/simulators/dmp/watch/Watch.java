package fr.passerelle.simulators.dmp.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fr.passerelle.simulators.dmp.watch.Violation.Kind;

/** Follows the calls of each structure and notes what a right client never does. Thread-safe. */
public final class Watch {
    private static final Duration OPEN_FOR = Duration.ofHours(1);
    private static final Duration CLOSED_FOR = Duration.ofDays(30);

    private final List<Violation> certain = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<Key, Feed> feeds = new HashMap<>();
    private final Map<Key, Told> told = new HashMap<>();

    /** Of a structure: a document or a patient. */
    private record Key(String structure, String id) {}

    /** Last feed of a document, in progress it counts as unanswered; named once a replacement or a deletion aimed at it. */
    private record Feed(int call, Ending ending, boolean askedSince, boolean named) {}

    /** Last thing a structure was told about a record. */
    private record Told(boolean open, Instant at) {}

    /** A query that needs a deletion or a replacement to be of use. */
    private record Asked(int call, Key document) {}

    /** What has been seen so far, in the order of the calls. */
    public synchronized List<Violation> violations() {
        return Stream.concat(certain.stream(), asked.stream().map(query -> new Violation(Kind.USELESS_QUERY, query.call())))
                .sorted(Comparator.comparingInt(Violation::call)).toList();
    }

    /** A feed beyond the rate. */
    public synchronized void exceeded(int call) {
        certain.add(new Violation(Kind.RATE, call));
    }

    /** A call has been read; what it is judged by is what its caller knew then. */
    public synchronized void arrives(int call, Subject subject, Instant at) {
        subject.targets().forEach(id -> named(new Key(subject.structure(), id)));
        switch (subject.transaction()) {
            case FEED -> fed(call, subject, at);
            case QUERY -> subject.uniqueIds().forEach(id -> queried(call, new Key(subject.structure(), id)));
            case DELETE -> {
            }
            case EXISTENCE -> {
                Told last = told.get(new Key(subject.structure(), subject.patient()));
                if (last != null && last.open() && at.isBefore(last.at().plus(OPEN_FOR))) {
                    certain.add(new Violation(Kind.USELESS_EXISTENCE, call));
                }
            }
        }
    }

    /** A call has its answer, or will never have one. */
    public synchronized void ends(int call, Subject subject, Ending ending, Instant at) {
        Key patient = new Key(subject.structure(), subject.patient());
        if (ending == Ending.OPEN || ending == Ending.CLOSED) {
            told.put(patient, new Told(ending == Ending.OPEN, at));
        }
        if (subject.transaction() == Transaction.FEED) {
            subject.uniqueIds().forEach(id -> feeds.computeIfPresent(new Key(subject.structure(), id),
                    (key, feed) -> feed.call() == call ? new Feed(call, ending, feed.askedSince(), feed.named()) : feed));
        }
    }

    private void fed(int call, Subject subject, Instant at) {
        Told last = told.get(new Key(subject.structure(), subject.patient()));
        if (last != null && !last.open() && at.isBefore(last.at().plus(CLOSED_FOR))) {
            certain.add(new Violation(Kind.KNOWN_CLOSED, call));
        }
        boolean blind = false;
        for (String id : subject.uniqueIds()) {
            Feed before = feeds.put(new Key(subject.structure(), id), new Feed(call, Ending.UNANSWERED, false, false));
            blind |= before != null && blindAfter(before);
        }
        if (blind) {
            certain.add(new Violation(Kind.BLIND_RESEND, call));
        }
    }

    private static boolean blindAfter(Feed before) {
        return before.ending() == Ending.DONE || (before.ending() == Ending.UNANSWERED && !before.askedSince());
    }

    private void queried(int call, Key document) {
        Feed feed = feeds.get(document);
        if (feed == null) {
            return;
        }
        if (feed.ending() == Ending.DONE && !feed.named()) {
            asked.add(new Asked(call, document));
        }
        feeds.put(document, new Feed(feed.call(), feed.ending(), true, feed.named()));
    }

    /** From then on asking for the document is of use: the answer to what named it may be lost. */
    private void named(Key document) {
        asked.removeIf(query -> query.document().equals(document));
        feeds.computeIfPresent(document, (key, feed) -> new Feed(feed.call(), feed.ending(), feed.askedSince(), true));
    }
}

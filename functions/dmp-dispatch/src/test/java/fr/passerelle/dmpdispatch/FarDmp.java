package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.memory.SimulatedTime;

/** A {@link ModelDmp} at the other end of a network: calls take time, answers get lost, and it may not answer at all. */
final class FarDmp implements DocumentRegistry {
    private static final Reaction NO_ANSWER = new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("ConnectException"));

    /** Feeds within a second, of one structure (dmp-transport.md §2.4). */
    private static final int REFUSED_FROM = 5;

    final ModelDmp model = new ModelDmp();
    /** Calls made while it was down. */
    int inVain;
    /** When each feed left. */
    final List<Instant> feeds = new ArrayList<>();
    /** Calls refused because there were five feeds within a second. */
    int throttled;
    /** The same, with what they brought. */
    final List<Fed> fed = new ArrayList<>();

    private final SimulatedTime time;
    private final Random random;
    private boolean down;
    private boolean troubled;

    /** One feed that left. */
    record Fed(String inputId, Instant at) {}

    FarDmp(SimulatedTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** Nothing is answered any more; what is on its way may still take effect. */
    void goesDown() {
        down = true;
    }

    /** @param loses whether some answers are lost, and some calls refused for a moment, from now on */
    void isBack(boolean loses) {
        down = false;
        troubled = loses;
    }

    @Override
    public Reaction feed(Lot lot, Departure departure) {
        if (!leaves(departure)) {
            return ModelDmp.NO_TURN;
        }
        feeds.add(time.instant());
        fed.add(new Fed(lot.content().inputId(), time.instant()));
        if (feeds.size() >= REFUSED_FROM && feeds.get(feeds.size() - REFUSED_FROM).plusSeconds(1).isAfter(time.instant())) {
            throttled++;
            return new Reaction(Kind.RETRY, Health.UP, "DMP_RETRY", List.of("HTTP 429"));
        }
        return call(NO_ANSWER, () -> acting(() -> model.feed(lot, Departure.AT_ONCE)));
    }

    @Override
    public Reaction delete(Removal removal, Departure departure) {
        return leaves(departure) ? call(NO_ANSWER, () -> acting(() -> model.delete(removal, Departure.AT_ONCE))) : ModelDmp.NO_TURN;
    }

    @Override
    public Presence find(Enquiry enquiry) {
        return call(new Presence.Unknown(NO_ANSWER), () -> model.find(enquiry));
    }

    @Override
    public ProfileAnswer profile(Enquiry enquiry) {
        return call(new ProfileAnswer.Unknown(NO_ANSWER), () -> model.profile(enquiry));
    }

    /** Signatures and handshake take their time before the call leaves; nobody to shake hands with, and nothing is waited for. */
    private boolean leaves(Departure departure) {
        time.sleep(Duration.ofMillis(random.nextInt(400)));
        return down || departure.await();
    }

    private <T> T call(T silence, Supplier<T> answered) {
        inVain += down ? 1 : 0;
        travel();
        if (down) {
            time.sleep(Duration.ofSeconds(5));
            return silence;
        }
        T answer = answered.get();
        travel();
        return answer;
    }

    private Reaction acting(Supplier<Reaction> act) {
        int draw = random.nextInt(100);
        if (troubled && draw < 6) {
            model.acts.add(draw < 2 ? Act.LOST_AFTER : draw < 4 ? Act.LOST_BEFORE : Act.BUSY);
        }
        return act.get();
    }

    private void travel() {
        time.sleep(Duration.ofMillis(50 + random.nextInt(350)));
    }
}

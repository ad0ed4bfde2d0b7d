package fr.passerelle.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One schedule: a call after the other, never two at once. */
public final class ScheduleLoop implements EventSource {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleLoop.class);

    private final EventFunction function;
    private final Duration every;
    private final String arn;
    private final String region;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param every time between two calls
     * @param arn of the schedule
     */
    public ScheduleLoop(EventFunction function, Duration every, String arn, String region, InstantSource clock) {
        this.function = function;
        this.every = every;
        this.arn = arn;
        this.region = region;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name(function.name() + "-schedule").unstarted(this::run);
    }

    @Override
    public ScheduleLoop start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            hadNothingToDo();
            Pause.of(every);
        }
    }

    /** Calls once. @return whether the function answered that it did nothing, by {@code 0} */
    private synchronized boolean hadNothingToDo() {
        if (closed) {
            return true;
        }
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] event = EventJson.scheduled(UUID.randomUUID().toString(), time, arn, region).toString().getBytes(StandardCharsets.UTF_8);
        try {
            return "0".equals(new String(function.call(event), StandardCharsets.UTF_8).strip());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: a scheduled call failed", function.name(), e);
            return false;
        }
    }

    /** Whether one more call, begun now, finds nothing to do. */
    @Override
    public boolean caughtUp() {
        return hadNothingToDo();
    }

    /** Lets a call under way end: only the wait for the next one is cut short. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            thread.interrupt();
        }
    }

    @Override
    public boolean await(Duration longest) {
        return Pause.join(List.of(thread), longest);
    }
}

package fr.passerelle.local.sample;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import fr.passerelle.local.cli.PlatformAccess;
import fr.passerelle.local.sample.SampleDay.Deposit;

/** Plays the sample day against a platform, phase after phase. */
public final class SampleDayPlayer {
    private final SampleDay day;
    private final PlatformAccess platform;
    private final World world;
    private final Consumer<String> progress;

    /** What surrounds the platform. */
    public interface World {
        /** Makes something happen to the national services or to the configuration. */
        void happen(String event);

        /** Waits until nothing is left to do on the platform. */
        void rest();

        /** Waits until nothing waits any more for the DMP or for its configuration. */
        void restReleased();
    }

    /**
     * @param progress told what is going on, one short line at a time
     */
    public SampleDayPlayer(SampleDay day, PlatformAccess platform, World world, Consumer<String> progress) {
        this.day = day;
        this.platform = platform;
        this.world = world;
        this.progress = progress;
    }

    /** Publishes the establishments and their pathways. */
    public void configure() {
        day.finessNumbers().forEach(finess -> platform.configure(finess, SampleFiles.read("establishments/" + finess + ".json")));
        day.pathways().forEach(file -> platform.pathway(file, SampleFiles.read(file)));
    }

    /** {@linkplain #configure Configures}, then plays every phase. */
    public void play() {
        configure();
        int number = 0;
        for (SampleDay.Phase phase : day.phases()) {
            number++;
            progress.accept("[%d/%d] %s : %d dépôts, %d événements".formatted(number, day.phases().size(), phase.title(),
                    phase.drops().size(), phase.appointments().size() + phase.hospital().size()));
            phase.events().forEach(world::happen);
            phase.drops().forEach(this::drop);
            phase.appointments().forEach(sending -> platform.appointment(SampleFiles.read(sending.event())));
            phase.hospital().forEach(told -> platform.event(SampleFiles.read(told.event())));
            end(phase);
        }
    }

    private void end(SampleDay.Phase phase) {
        switch (phase.until()) {
            case "next" -> {
            }
            case "released" -> world.restReleased();
            case null -> world.rest();
            default -> throw new IllegalArgumentException("a phase cannot end with " + phase.until());
        }
    }

    private void drop(Deposit deposit) {
        deposit.files().forEach((file, kind) -> platform.drop(deposit.establishment(), file, SamplePdf.of(kind, file)));
        String name = deposit.name();
        String descriptor = deposit.descriptor();
        if (name == null || descriptor == null) {
            return;
        }
        byte[] content = SampleFiles.read(descriptor);
        try (var threads = Executors.newFixedThreadPool(deposit.times())) {
            List<Future<?>> drops = IntStream.range(0, deposit.times())
                    .<Future<?>>mapToObj(i -> threads.submit(() -> platform.drop(deposit.establishment(), name, content))).toList();
            for (Future<?> done : drops) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while dropping", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a drop of the sample day failed", e);
        }
    }
}

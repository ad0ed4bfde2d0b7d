package fr.passerelle.bench;

import java.time.Duration;

/**
 * One cold start.
 *
 * @param initialised from the start of the process to the first request for an event, or for the restoration with SnapStart
 * @param restored what the restore hooks took; zero without SnapStart
 * @param first answer to the first event
 * @param second answer to the same event once more
 */
record ColdStart(Duration initialised, Duration restored, Duration first, Duration second) {

    /** What the first event waits for when nothing was prepared. */
    Duration total() {
        return initialised.plus(first);
    }

    /** What the first event waits for after a snapshot, the platform's own loading of the snapshot left out. */
    Duration afterRestore() {
        return restored.plus(first);
    }

    /** Goes through a process' life up to its second answer. */
    static ColdStart of(FunctionProcess process, Launch launch, String event) throws InterruptedException {
        Duration initialised = process.initialised();
        Duration restored = launch.snapStart() ? process.restored() : Duration.ZERO;
        return new ColdStart(initialised, restored, process.answer(event).took(), process.answer(event).took());
    }
}

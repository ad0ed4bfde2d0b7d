package fr.passerelle.bench;

import java.time.Duration;

/**
 * One cold start.
 *
 * @param initialised from the start of the process to the first request for an event, or for the restoration with SnapStart
 * @param restored what the restore hooks took; zero without SnapStart
 * @param first answer to the first event
 * @param second answer to the same event once more, the world put back as it was
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

    /**
     * Goes through a process' life up to its second answer.
     *
     * @param again puts the world back as the event expects it
     * @throws FunctionFailedException also when the event is given back: a refusal is no measure
     */
    static ColdStart of(FunctionProcess process, Launch launch, String event, Runnable again) throws InterruptedException {
        again.run();
        Duration initialised = process.initialised();
        Duration restored = launch.snapStart() ? process.restored() : Duration.ZERO;
        Duration first = accepted(process, event);
        again.run();
        return new ColdStart(initialised, restored, first, accepted(process, event));
    }

    private static Duration accepted(FunctionProcess process, String event) throws InterruptedException {
        Answer answer = process.answer(event);
        if (!answer.accepted()) {
            throw new FunctionFailedException("the function gave its event back: " + answer.body(), process.log());
        }
        return answer.took();
    }
}

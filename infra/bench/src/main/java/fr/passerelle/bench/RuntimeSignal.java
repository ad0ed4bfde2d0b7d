package fr.passerelle.bench;

/** What the runtime client tells the Runtime API, in the order it tells it; {@code at} is a reading of {@link System#nanoTime()}. */
sealed interface RuntimeSignal {
    long at();

    /** Asks for the next event: the function is initialised and idle. */
    record Ready(long at) implements RuntimeSignal {}

    /** Asks to be restored: the function is initialised and its checkpoint hooks have run (SnapStart). */
    record Checkpointed(long at) implements RuntimeSignal {}

    /** Gives the answer to the event under way. */
    record Answered(long at, String body) implements RuntimeSignal {}

    /** Reports an error, on the route it belongs to: an invocation, the initialisation or the restoration. */
    record Failed(long at, String route, String body) implements RuntimeSignal {}

    /** The process is over: nothing more will be told. */
    record Ended(long at) implements RuntimeSignal {}
}

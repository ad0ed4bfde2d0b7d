package fr.passerelle.local.eventsource;

/** A function as the event sources see it: JSON in, JSON out. */
public interface EventFunction {
    String name();

    /**
     * Runs it once.
     *
     * @param event JSON of the event
     * @return JSON of the answer, empty or {@code null} when it gives none
     * @throws RuntimeException when the function fails: the whole batch is given again
     */
    byte[] call(byte[] event);
}

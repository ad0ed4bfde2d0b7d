package fr.passerelle.local.check;

/** What the platform would make of an input. */
public enum Verdict {
    /** Everything asked for would leave. */
    ACCEPTED("accepté"),
    /** Nothing is wrong with it, something is waited for. */
    HELD("retenu"),
    /** Somebody must repair it and send again. */
    REFUSED("refusé"),
    /** Nothing reads such a file. */
    IGNORED("ignoré");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** In French, as reports print it. */
    public String word() {
        return word;
    }
}

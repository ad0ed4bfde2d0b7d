package fr.passerelle.core.port;

/** Looks at what comes from outside before anybody opens it. */
@FunctionalInterface
public interface Scanner {
    Finding look(byte[] content);

    /** What was found. */
    sealed interface Finding {
        /**
         * Nothing against it.
         *
         * @param kind what it really is, whatever its name says
         */
        record Clean(FileKind kind) implements Finding {}

        /** Nobody may open it: it goes to quarantine. */
        record Refused(Why why) implements Finding {}
    }

    /** Why something is refused. */
    enum Why {
        /** It carries the signature of a harmful file. */
        HARMFUL,
        /** It is none of the kinds accepted. */
        KIND,
        TOO_LARGE,
        EMPTY
    }
}

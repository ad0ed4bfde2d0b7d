package fr.passerelle.dmp;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The content of an answer. Texts of the DMP are for classification only: they may hold an identity, so no {@code toString} shows them. */
sealed interface Reply {
    /**
     * A SOAP Fault.
     *
     * @param code {@code Sender} or {@code Receiver}, with its prefix as received
     * @param subcodes as received, outermost first
     */
    record Fault(String code, List<String> subcodes, String text) implements Reply {
        public Fault {
            subcodes = List.copyOf(subcodes);
        }

        @Override
        public String toString() {
            return "Fault" + subcodes;
        }
    }

    /**
     * A {@code RegistryResponse} or {@code AdhocQueryResponse}.
     *
     * @param status last word of the status URN, e.g. {@code Success}
     * @param references entryUUIDs of the {@code ObjectRef}s
     */
    record Registry(String status, List<RegistryError> errors, List<String> references) implements Reply {
        public Registry {
            errors = List.copyOf(errors);
            references = List.copyOf(references);
        }
    }

    /** Nothing that can be understood, or the answer to another message. */
    record Unreadable(String why) implements Reply {}

    /**
     * A {@code RegistryError}.
     *
     * @param code as received
     * @param context the raw text
     */
    record RegistryError(String code, @Nullable String context, boolean warning) {
        @Override
        public String toString() {
            return code;
        }
    }
}

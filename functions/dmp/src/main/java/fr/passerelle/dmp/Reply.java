package fr.passerelle.dmp;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Ins;

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

    /**
     * A {@code PRPA_IN201308UV02}.
     *
     * @param acknowledgement {@code AA}, or the kind of refusal
     * @param details codes of the refusal, as received
     * @param text of the refusal
     * @param response {@code OK}, {@code NF}, or the kind of refusal; empty when there is none
     * @param statuses of the patient's record
     * @param patients identifiers of the patient, see {@link #patient}
     * @param namesPatient whether the answer holds a patient, so traits
     */
    record Existence(String acknowledgement, List<String> details, String text, String response, List<String> statuses,
            List<String> patients, boolean namesPatient) implements Reply {
        public Existence {
            details = List.copyOf(details);
            statuses = List.copyOf(statuses);
            patients = List.copyOf(patients);
        }

        static String patient(String root, String extension) {
            return extension + "^" + root;
        }

        boolean about(Ins ins) {
            return patients.contains(patient(ins.authority().oid(), ins.value()));
        }

        @Override
        public String toString() {
            return "Existence[" + acknowledgement + ", " + response + "]";
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

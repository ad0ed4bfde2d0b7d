package fr.passerelle.core.consent;

/** How far a choice goes (consent-and-rules.md §4.3, {@code scope}). */
public sealed interface Reach {
    /** Whether it concerns what is about to be sent. */
    boolean concerns(Subject subject);

    /** Everything: the law knows no general refusal, so it is accepted and shown to the DPO. */
    record All() implements Reach {
        @Override
        public boolean concerns(Subject subject) {
            return true;
        }
    }

    /**
     * One stay.
     *
     * @param number in the hospital's own domain
     */
    record Stay(String number) implements Reach {
        @Override
        public boolean concerns(Subject subject) {
            return subject.stays().contains(number);
        }
    }

    /**
     * One document and all its versions.
     *
     * @param id local key of the document
     */
    record Document(String id) implements Reach {
        @Override
        public boolean concerns(Subject subject) {
            return subject.documents().contains(id);
        }
    }

    /**
     * One kind of documents.
     *
     * @param code of JDV_J07
     */
    record Type(String code) implements Reach {
        @Override
        public boolean concerns(Subject subject) {
            return subject.types().contains(code);
        }
    }
}

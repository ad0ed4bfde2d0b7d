package fr.passerelle.core.port;

import java.time.Instant;
import java.util.Optional;

import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperReason;

/** Why patients get paper, by pathway; strongly consistent: read at each sending of a message to a patient. */
public interface PaperReasons {
    /** @param pathway identifier of the pathway, or {@link PaperReason#EVERY} */
    Optional<PaperReason> of(PatientKey patient, String pathway);

    /** Keeps a reason, in place of the one known for the same pathway. */
    void note(PatientKey patient, PaperReason reason);

    /** Something was read: nothing is printed any more. Ended again, it stays so. */
    void end(PatientKey patient, String pathway, Instant at);
}

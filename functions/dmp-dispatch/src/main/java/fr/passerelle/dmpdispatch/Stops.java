package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Past;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.rule.ConsentGate;
import fr.passerelle.core.rule.ConsentGate.Verdict;
import fr.passerelle.formats.json.VaultPackages;

/** What stops a document just before it is sent, whatever the DMP may think of it. */
final class Stops {
    private final ConsentGate consents;
    private final Profiles profiles;
    private final VaultPackages packages;
    private final InstantSource clock;

    Stops(ConsentGate consents, Profiles profiles, VaultPackages packages, InstantSource clock) {
        this.consents = consents;
        this.profiles = profiles;
        this.packages = packages;
        this.clock = clock;
    }

    /** What was found. */
    sealed interface Finding {
        /**
         * Nothing stops it.
         *
         * @param consent value applied
         * @param profile last known, absent for most patients
         */
        record Go(String consent, @Nullable Profile profile) implements Finding {}

        /** It goes to this state instead. */
        record Stop(Dispatch after) implements Finding {}
    }

    /** A deletion is a right of the patient as much as a duty: no opposition stops it. */
    Finding judge(Dispatch ready, DocumentPackage content, Past past) {
        Instant now = clock.instant();
        if (otherPatient(content, past)) {
            return new Finding.Stop(ready.held(HoldReason.DECISION,
                    List.of(Reason.at(ready.documents().getFirst(), "CHAIN_PATIENT_DIFFERS")), now));
        }
        if (content.deletes()) {
            return new Finding.Go(ConsentScope.DMP + "=DELETION", null);
        }
        Subject subject = Subject.of(List.of(content.documents().get(ready.part())));
        return switch (consents.judge(content.establishment(), content.patient(), ConsentScope.DMP, subject, now)) {
            case Verdict.Opposed(Reason why) -> new Finding.Stop(ready.refused(RefusalClass.CHOICE, List.of(why), now));
            case Verdict.Waiting(Reason why) -> new Finding.Stop(ready.held(HoldReason.CONSENT, List.of(why), now));
            case Verdict.Open(String applied) -> open(ready, content, past, applied, now);
        };
    }

    private Finding open(Dispatch ready, DocumentPackage content, Past past, String applied, Instant now) {
        if (past.visibility().maskedToProfessionals() && past.visibility().hiddenFromPatient()) {
            return new Finding.Stop(
                    ready.held(HoldReason.DECISION, List.of(Reason.at(ready.documents().getFirst(), "MASKED_AND_HIDDEN")), now));
        }
        Optional<Profile> profile = profiles.known(content);
        if (profile.isPresent() && profile.get().shut(now)) {
            String code = profile.get().state() == Profile.State.CLOSED ? "DMP_KNOWN_CLOSED" : "DMP_KNOWN_ABSENT";
            return new Finding.Stop(ready.refused(RefusalClass.CHOICE, List.of(Reason.of(code)), now));
        }
        return new Finding.Go(applied, profile.orElse(null));
    }

    /** A version for somebody else than the one it refers to: nobody but the identity cell can say which is right. */
    private boolean otherPatient(DocumentPackage content, Past past) {
        return past.accepted() != null && packages.former(past.accepted().inputId())
                .filter(former -> !Objects.equals(former.patient().ins(), content.patient().ins())).isPresent();
    }
}

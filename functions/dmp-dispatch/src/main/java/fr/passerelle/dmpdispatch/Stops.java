package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Past;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.Parcel;
import fr.passerelle.core.rule.SendingRules;
import fr.passerelle.core.rule.SendingRules.Answer;
import fr.passerelle.core.rule.Verdict;
import fr.passerelle.formats.json.VaultPackages;

/** What the rules say of a document just before it is sent, whatever the DMP may think of it. */
final class Stops {
    private final SendingRules rules;
    private final TransmissionStore store;
    private final VaultPackages packages;
    private final InstantSource clock;

    Stops(SendingRules rules, TransmissionStore store, VaultPackages packages, InstantSource clock) {
        this.rules = rules;
        this.store = store;
        this.packages = packages;
        this.clock = clock;
    }

    /** What was found. */
    sealed interface Finding {
        /**
         * Nothing stops it.
         *
         * @param ready the dispatch, with what was decided
         * @param content as it is to be sent
         * @param past with the visibility that applies
         * @param consent value applied
         * @param profile last known, absent for most patients
         */
        record Go(Dispatch ready, DocumentPackage content, Past past, String consent, @Nullable Profile profile) implements Finding {}

        /**
         * Its pathway sends nothing: it is built and checked like the others, then held.
         *
         * @param why the pathway
         */
        record Rehearse(Go go, List<Reason> why) implements Finding {}

        /** It goes to this state instead. */
        record Stop(Dispatch after) implements Finding {}
    }

    Finding judge(Dispatch ready, DocumentPackage content, Past past) {
        Instant now = clock.instant();
        if (otherPatient(content, past)) {
            return new Finding.Stop(ready.held(HoldReason.DECISION,
                    List.of(Reason.at(ready.documents().getFirst(), "CHAIN_PATIENT_DIFFERS")), now));
        }
        Answer answer = rules.judge(parcel(ready, content, past), now);
        Dispatch decided = ready.decided(answer.ruling().decision());
        return switch (answer.ruling().verdict()) {
            case Verdict.Send() -> go(decided, content, past, answer);
            case Verdict.Hold(HoldReason _, List<Reason> why) when answer.ruling().dryRun() -> new Finding.Rehearse(
                    go(decided, content, past, answer), why);
            case Verdict.Hold _,Verdict.OnPaper _,Verdict.Refuse _ -> new Finding.Stop(answer.ruling().given(ready, now));
        };
    }

    private static Finding.Go go(Dispatch decided, DocumentPackage content, Past past, Answer answer) {
        return answer.secretCare()
                ? new Finding.Go(decided, content.secret(), past.secret(), answer.consent(), answer.profile())
                : new Finding.Go(decided, content, past, answer.consent(), answer.profile());
    }

    private Parcel parcel(Dispatch ready, DocumentPackage content, Past past) {
        Origin origin = store.input(ready.ref().inputId()).map(Input::origin).orElse(Origin.UNKNOWN);
        if (content.deletes()) {
            return new Parcel(Destination.DMP, content.establishment(), content.patient(), origin.unit(), origin.pathway(), true, List.of(),
                    Subject.PLAIN);
        }
        PreparedDocument document = content.documents().get(ready.part());
        SourceDocument source = document.source();
        var item = new Item(source.id(), source.type(), source.confidentiality(), past.visibility(), false, past.shown(), source.cda());
        return new Parcel(Destination.DMP, content.establishment(), content.patient(), origin.unit(), origin.pathway(), false,
                List.of(item), Subject.of(List.of(document)));
    }

    /** A version for somebody else than the one it refers to: nobody but the identity cell can say which is right. */
    private boolean otherPatient(DocumentPackage content, Past past) {
        return past.accepted() != null && Optional.of(past.accepted().inputId()).flatMap(packages::former)
                .filter(former -> !Objects.equals(former.patient().ins(), content.patient().ins())).isPresent();
    }
}

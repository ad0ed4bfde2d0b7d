package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Parcel;

/** Whether a message about an appointment may be written: only the newest state, after the mail of an older one. */
final class AppointmentLetters {
    private final TransmissionStore store;
    private final Letters letters;

    AppointmentLetters(TransmissionStore store, Letters letters) {
        this.store = store;
        this.letters = letters;
    }

    /** @param origin of its event, read when it is needed */
    Finding of(Dispatch ready, AppointmentKey key, Supplier<Origin> origin, Instant now) {
        AppointmentHead head = store.appointment(key).orElseThrow(() -> new StoreUnavailableException("appointment not there", null));
        if (!ready.ref().equals(head.dispatch())) {
            return new Finding.Become(ready.cancelled(List.of(Reason.of("APPOINTMENT_OVERTAKEN")), now));
        }
        Optional<Dispatch> underWay = underWay(head);
        return underWay.isPresent() ? new Finding.Behind(underWay.get()) : newest(ready, head, origin, now);
    }

    private Optional<Dispatch> underWay(AppointmentHead head) {
        DispatchRef told = head.lastTold();
        return told == null ? Optional.empty() : store.dispatch(told).filter(d -> d.state() == DispatchState.SENDING);
    }

    private Finding newest(Dispatch ready, AppointmentHead head, Supplier<Origin> origin, Instant now) {
        AppointmentPackage content = letters.appointment(ready);
        if (content.event().action() == Action.CANCEL && !head.announced()) {
            return new Finding.Become(ready.cancelled(List.of(Reason.of("APPOINTMENT_NEVER_TOLD")), now));
        }
        if (!content.event().start().toInstant().isAfter(now)) {
            return new Finding.Become(ready.refused(RefusalClass.CHOICE, List.of(Reason.at("/start", "APPOINTMENT_PAST")), now));
        }
        Origin from = origin.get();
        var parcel = new Parcel(ready.destination(), content.establishment(), content.event().patient(), from.unit(), from.pathway(),
                false, List.of(), Subject.PLAIN);
        return new Finding.Send(parcel, patient -> letters.of(ready, content, patient, head));
    }
}

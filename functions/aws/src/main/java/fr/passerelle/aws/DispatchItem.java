package fr.passerelle.aws;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Priority;

/** A dispatch as an item: its present state, or one line of its history under another key. */
final class DispatchItem {
    private DispatchItem() {
    }

    static Map<String, AttributeValue> write(Dispatch dispatch) {
        ItemBuilder item = item(Key.dispatch(dispatch.ref()), dispatch);
        dispatch.wakeAt().ifPresent(at -> DueIndex.enter(item, dispatch, at));
        return item.build();
    }

    static Map<String, AttributeValue> history(Dispatch dispatch) {
        return item(Key.history(dispatch.ref(), dispatch.rev()), dispatch).build();
    }

    private static ItemBuilder item(Key key, Dispatch d) {
        HoldReason hold = d.hold();
        RefusalClass refusal = d.refusal();
        AppointmentKey appointment = d.appointment();
        return new ItemBuilder(key).text("inputId", d.ref().inputId()).text("dispatchId", d.ref().dispatchId())
                .text("establishment", d.establishment()).text("destination", d.destination().word()).number("part", d.part())
                .texts("documents", d.documents()).text("appointmentOf", appointment == null ? null : appointment.establishment())
                .text("appointment", appointment == null ? null : appointment.appointmentId()).text("outsideId", d.outsideId())
                .text("priority", d.priority().name())
                .text("state", d.state().word()).text("hold", hold == null ? null : hold.word())
                .text("refusal", refusal == null ? null : refusal.word()).maps("reasons", ReasonItem.write(d.reasons()))
                .text("consent", d.consent()).map("decision", DecisionItem.write(d.decision())).number("attempts", d.attempts())
                .instant("tryingSince", d.tryingSince())
                .instant("since", d.since()).instant("dueAt", d.dueAt())
                .text("replayOf", d.replayOf()).number("rev", d.rev());
    }

    static Dispatch read(ItemReader item) {
        String hold = item.textOrNull("hold");
        String refusal = item.textOrNull("refusal");
        return new Dispatch(new DispatchRef(item.text("inputId"), item.text("dispatchId")), item.text("establishment"),
                Destination.of(item.text("destination")), item.number("part"), item.texts("documents"), appointment(item),
                item.text("outsideId"), Priority.valueOf(item.text("priority")), DispatchState.of(item.text("state")),
                hold == null ? null : HoldReason.of(hold),
                refusal == null ? null : RefusalClass.valueOf(refusal.toUpperCase(Locale.ROOT)), ReasonItem.read(item.maps("reasons")),
                item.textOrNull("consent"), DecisionItem.read(item.map("decision")), item.number("attempts"),
                item.instantOrNull("tryingSince"), item.instant("since"),
                item.instantOrNull("dueAt"), item.textOrNull("replayOf"),
                item.number("rev"));
    }

    private static @Nullable AppointmentKey appointment(ItemReader item) {
        String id = item.textOrNull("appointment");
        return id == null ? null : new AppointmentKey(item.text("appointmentOf"), id);
    }
}

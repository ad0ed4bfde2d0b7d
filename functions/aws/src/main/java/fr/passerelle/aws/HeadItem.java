package fr.passerelle.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.DispatchRef;

/** The head of an appointment as an item. */
final class HeadItem {
    private HeadItem() {
    }

    static Map<String, AttributeValue> write(AppointmentHead head) {
        return new ItemBuilder(Key.appointment(head.key())).text("establishment", head.key().establishment())
                .text("appointment", head.key().appointmentId()).number("version", head.order().version()).instant("at", head.order().at())
                .text("action", head.order().action().name()).text("digest", head.digest()).ref("dispatch", head.dispatch())
                .texts("told", head.told().stream().flatMap(ref -> Stream.of(ref.inputId(), ref.dispatchId())).toList())
                .number("sequence", head.sequence()).number("rev", head.rev()).build();
    }

    static AppointmentHead read(ItemReader item) {
        return new AppointmentHead(new AppointmentKey(item.text("establishment"), item.text("appointment")),
                new EventOrder(item.longOrNull("version"), item.instantOrNull("at"), Action.valueOf(item.text("action"))),
                item.text("digest"), item.refOrNull("dispatch"), told(item.texts("told")), item.number("sequence"), item.number("rev"));
    }

    /** Two texts for each reference, as they are written. */
    private static List<DispatchRef> told(List<String> ids) {
        return IntStream.range(0, ids.size() / 2).mapToObj(i -> new DispatchRef(ids.get(2 * i), ids.get(2 * i + 1))).toList();
    }
}

package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.dispatch.AppointmentHead;

/** The head of an appointment as an item. */
final class HeadItem {
    private HeadItem() {
    }

    static Map<String, AttributeValue> write(AppointmentHead head) {
        return new ItemBuilder(Key.appointment(head.key())).text("establishment", head.key().establishment())
                .text("appointment", head.key().appointmentId()).number("version", head.order().version()).instant("at", head.order().at())
                .text("action", head.order().action().name()).text("digest", head.digest()).ref("dispatch", head.dispatch())
                .ref("told", head.told()).number("sequence", head.sequence()).number("rev", head.rev()).build();
    }

    static AppointmentHead read(ItemReader item) {
        return new AppointmentHead(new AppointmentKey(item.text("establishment"), item.text("appointment")),
                new EventOrder(item.longOrNull("version"), item.instantOrNull("at"), Action.valueOf(item.text("action"))),
                item.text("digest"), item.refOrNull("dispatch"), item.refOrNull("told"), item.number("sequence"), item.number("rev"));
    }
}

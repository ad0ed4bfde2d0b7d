package fr.passerelle.appointmentintake;

import java.util.Objects;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.json.PackageJson;

/** Reads and packages the example, towards nowhere. */
final class Rehearsal {
    private Rehearsal() {
    }

    static void run() {
        var reading = new AppointmentReader().read(Example.appointment(), new AppointmentContext(Environment.TEST));
        new PackageJson().write(new AppointmentPackage("0", Example.documents().establishment(), Objects.requireNonNull(reading.event()),
                null, Reply.CLOSED));
    }
}

package fr.passerelle.bench;

import java.nio.file.Path;
import java.util.List;

import fr.passerelle.formats.appointment.AppointmentReader;

/**
 * A function of the platform and what it is measured with.
 *
 * @param name of its module and of its zip
 * @param handler class the runtime client loads
 * @param event given to the function
 * @param plainEvent given to the plain handler, so that it parses what the function parses
 * @param schema what the plain handler checks it against, a path under {@code fr/passerelle/formats}; empty to parse only
 */
record DeployedFunction(String name, String handler, Event event, Event plainEvent, String schema) {

    /** Every function of {@code template.yaml}. */
    static final List<DeployedFunction> ALL = List.of(
            new DeployedFunction("document-intake", "fr.passerelle.documentintake.DocumentIntakeHandler", Event.S3_TEST,
                    Event.S3_TEST, ""),
            new DeployedFunction("appointment-intake", "fr.passerelle.appointmentintake.AppointmentIntakeHandler", Event.APPOINTMENT,
                    Event.APPOINTMENT, AppointmentReader.SCHEMA),
            new DeployedFunction("dmp-dispatch", "fr.passerelle.dmpdispatch.DmpDispatchHandler", Event.DISPATCH, Event.DISPATCH, ""),
            new DeployedFunction("mailbox-dispatch", "fr.passerelle.mailboxdispatch.MailboxDispatchHandler", Event.DISPATCH,
                    Event.DISPATCH, ""),
            new DeployedFunction("acknowledger", "fr.passerelle.acknowledger.AcknowledgerHandler", Event.EMPTY_STREAM,
                    Event.EMPTY_STREAM, ""));

    /** Its package, there after {@code mvnw package}. */
    FunctionPackage deployable(Path root) {
        return new FunctionPackage(name, target(root).resolve(name + ".zip"));
    }

    /** Where its module is built. */
    Path target(Path root) {
        return root.resolve("functions").resolve(name).resolve("target");
    }

    @Override
    public String toString() {
        return name;
    }
}

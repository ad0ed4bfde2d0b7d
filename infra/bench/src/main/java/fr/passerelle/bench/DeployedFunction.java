package fr.passerelle.bench;

import java.nio.file.Path;
import java.util.List;

import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.event.EventReader;

/**
 * A function of the platform and what it is measured with.
 *
 * @param name of its module and of its zip
 * @param handler class the runtime client loads
 * @param event given to the function
 * @param schema what the plain handler checks the same content against, a path under {@code fr/passerelle/formats}; empty to parse only
 */
record DeployedFunction(String name, String handler, Event event, String schema) {
    /** The one whose work the others go on with. */
    static final DeployedFunction DOCUMENT_INTAKE = new DeployedFunction("document-intake",
            "fr.passerelle.documentintake.DocumentIntakeHandler", Event.DROP, DropReader.SCHEMA);

    /** The one that feeds. */
    static final DeployedFunction DMP_DISPATCH = new DeployedFunction("dmp-dispatch", "fr.passerelle.dmpdispatch.DmpDispatchHandler",
            Event.DMP_DISPATCH, "");

    /** Every function of {@code template.yaml}. */
    static final List<DeployedFunction> ALL = List.of(DOCUMENT_INTAKE,
            new DeployedFunction("appointment-intake", "fr.passerelle.appointmentintake.AppointmentIntakeHandler", Event.APPOINTMENT,
                    AppointmentReader.SCHEMA),
            new DeployedFunction("event-intake", "fr.passerelle.eventintake.EventIntakeHandler", Event.HOSPITAL, EventReader.SCHEMA),
            DMP_DISPATCH,
            new DeployedFunction("mailbox-dispatch", "fr.passerelle.mailboxdispatch.MailboxDispatchHandler", Event.MAILBOX_DISPATCH, ""),
            new DeployedFunction("acknowledger", "fr.passerelle.acknowledger.AcknowledgerHandler", Event.STREAM, ""),
            new DeployedFunction("releaser", "fr.passerelle.releaser.ReleaserHandler", Event.TICK, ""),
            new DeployedFunction("keeper", "fr.passerelle.keeper.KeeperHandler", Event.TICK, ""),
            new DeployedFunction("mailbox-collector", "fr.passerelle.mailboxcollector.MailboxCollectorHandler", Event.TICK, ""),
            new DeployedFunction("indicators", "fr.passerelle.indicators.IndicatorsHandler", Event.COUNT, ""),
            new DeployedFunction("desk", "fr.passerelle.desk.DeskHandler", Event.CALL, ""));

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

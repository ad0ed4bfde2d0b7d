package fr.passerelle.mailboxdispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.Announcement;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.Audience;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.Heading;
import fr.passerelle.mailbox.PaperSheet;
import fr.passerelle.mailbox.Recall;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.text.Templates;
import fr.passerelle.tls.RehearsalKeys;

/** Reads a pathway and a key, and writes the mails of the examples to nowhere. */
final class Rehearsal {
    private static final String PRODUCT_NUMBER = "0";
    private static final Heading HEADING = new Heading("0@example.invalid", "nobody@example.invalid", Instant.EPOCH);

    private Rehearsal() {
    }

    static void run() throws IOException {
        new PathwayReader().read(Example.pathway());
        RehearsalKeys.entry();
        var templates = new Templates();
        DocumentPackage documents = Example.documents();
        new DocumentMail(PRODUCT_NUMBER, templates, new XdmArchive()).write(documents, new Audience.Patient(true),
                "1.2.250.1.999.1.1.9002.5.1",
                HEADING, Example::open, OutputStream.nullOutputStream());
        new RecallMail(PRODUCT_NUMBER, templates).write(documents, new Audience.Professional(), new Recall(List.of("<0@example.invalid>"),
                List.of(), 1), HEADING, OutputStream.nullOutputStream());
        var reading = new AppointmentReader().read(Example.appointment(), new AppointmentContext(Environment.TEST));
        var convocation = new AppointmentPackage("0", documents.establishment(), Objects.requireNonNull(reading.event()), "0.pdf",
                Reply.CLOSED);
        new StepMail(PRODUCT_NUMBER, templates).remind(convocation, HEADING, OutputStream.nullOutputStream());
        new EndingMail(PRODUCT_NUMBER, templates).write(
                new EndingMail.Written(documents.establishment(), "<0@example.invalid>", "", null), HEADING,
                OutputStream.nullOutputStream());
        new PaperSheet(templates).of(documents, "");
        new AppointmentMail(PRODUCT_NUMBER, templates).write(convocation, new Announcement(Announcement.Kind.CONVOCATION, 0), HEADING,
                Example::open, OutputStream.nullOutputStream());
    }
}

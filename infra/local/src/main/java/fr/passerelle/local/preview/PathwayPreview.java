package fr.passerelle.local.preview;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.mailbox.Announcement;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.Audience;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.Heading;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.text.Templates;

/**
 * Writes what patients read of a pathway, with the example's patient, documents and appointment: {@code message.eml} and one mail for
 * each of its steps.
 */
public final class PathwayPreview {
    private static final String PRODUCT_NUMBER = "NIL-A-OBTENIR";
    private static final String LOT = "1.2.250.1.999.1.1.9002.5.1";

    private final Templates templates = new Templates();
    private final DocumentPackage example = Example.documents();
    private final AppointmentEvent appointment = Objects
            .requireNonNull(new AppointmentReader().read(Example.appointment(), new AppointmentContext(Environment.TEST)).event());
    private final Heading heading;

    public PathwayPreview(InstantSource clock) {
        this.heading = new Heading("apercu@example.invalid", "patient@example.invalid", clock.instant());
    }

    /** What came of it: faults, or files. */
    public record Result(List<Reason> faults, List<Path> files) {}

    /**
     * @param out folder for what is written, made when missing
     * @throws IOException when a file cannot be read or written
     */
    public Result of(Path file, Path out) throws IOException {
        PathwayReading reading = new PathwayReader().read(Files.readAllBytes(file));
        Pathway pathway = reading.pathway();
        if (pathway == null) {
            return new Result(reading.faults(), List.of());
        }
        Files.createDirectories(out);
        var written = new ArrayList<Path>();
        written.add(write(out, "message", mail -> message(pathway, mail)));
        for (Step step : pathway.steps()) {
            written.add(write(out, step.id(), mail -> step(pathway, step, mail)));
        }
        return new Result(List.of(), List.copyOf(written));
    }

    private void message(Pathway pathway, OutputStream mail) throws IOException {
        if (pathway.trigger() == Trigger.APPOINTMENT) {
            new AppointmentMail(PRODUCT_NUMBER, templates).write(appointment(pathway), new Announcement(Announcement.Kind.CONVOCATION, 0),
                    heading,
                    Example::open, mail);
            return;
        }
        var content = new DocumentPackage(example.inputId(), example.establishment(), example.site(), example.patient(),
                example.documents(), List.of(), example.destinations(), example.message(),
                new Instructions(pathway.id(), pathway.sequence(), pathway.reply(), pathway.text()));
        new DocumentMail(PRODUCT_NUMBER, templates, new XdmArchive()).write(content, new Audience.Patient(true), LOT, heading,
                Example::open, mail);
    }

    private AppointmentPackage appointment(Pathway pathway) {
        return new AppointmentPackage("0", example.establishment(), appointment, null, pathway.reply());
    }

    private void step(Pathway pathway, Step step, OutputStream mail) throws IOException {
        var steps = new StepMail(PRODUCT_NUMBER, templates);
        String text = step.text();
        if (text == null) {
            steps.remind(appointment(pathway), heading, mail);
        } else {
            steps.write(new StepMail.Written(example.establishment(), text, pathway.reply(),
                    step.anchor() == Step.Anchor.APPOINTMENT ? appointment.start() : null), heading, mail);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream mail) throws IOException;
    }

    private static Path write(Path out, String name, Writing writing) throws IOException {
        Path file = out.resolve(name + ".eml");
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(mail);
        }
        return file;
    }
}

package fr.passerelle.local.preview;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.xdm.XdmArchive;
import fr.passerelle.local.check.CheckSettings;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.trial.InputForm;
import fr.passerelle.local.trial.Trial;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.Recall;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;
import fr.passerelle.mailbox.text.Templates;
import fr.passerelle.mailboxdispatch.Letter;
import fr.passerelle.mailboxdispatch.Letters;

/**
 * Judges an input as the function that takes it in would and writes what dmp-dispatch and mailbox-dispatch would send: {@code document.xml},
 * {@code lot.xml}, {@code iti41.mime}, {@code IHE_XDM.ZIP}, {@code message.eml}; from the second on, {@code document-2.xml} and so on; for a
 * deletion {@code lot.xml} and {@code iti57.xml}; for an appointment {@code message.eml}.
 */
public final class Preview {
    private static final String PRODUCT_NUMBER = "NIL-A-OBTENIR";
    private static final String EARLIER_MAIL = "<courriel-precedent@example.invalid>";

    private final Establishment establishment;
    private final InstantSource clock;
    private final Trial trial;
    private final List<Path> written = new ArrayList<>();

    public Preview(Establishment establishment, InstantSource clock) {
        this.establishment = establishment;
        this.clock = clock;
        this.trial = new Trial(establishment, Environment.TEST, MailDomains.of(CheckSettings.PROFESSIONALS, Session.PATIENT_DOMAIN), clock);
    }

    /**
     * What came of it.
     *
     * @param outcomes one per dispatch, {@code ready} when it would leave
     * @param files what was written
     */
    public record Result(List<Outcome> outcomes, List<Path> files) {
        public boolean refused() {
            return outcomes.stream().anyMatch(outcome -> outcome.state().equals(DispatchState.REFUSED.word()));
        }
    }

    /**
     * @param descriptor of any form that something is sent for; the PDF files of a drop are taken from the same folder
     * @param out folder for what is written, made when missing
     * @throws IOException when a file cannot be read or written
     */
    public Result of(Path descriptor, Path out) throws IOException {
        Files.createDirectories(out);
        byte[] content = Files.readAllBytes(descriptor);
        Trial.Judged judged = trial.of(descriptor, content, InputForm.of(content, descriptor.getFileName().toString()));
        List<Dispatch> leaving = judged.dispatches().stream().filter(d -> d.state() == DispatchState.READY).toList();
        for (Dispatch dispatch : leaving) {
            write(dispatch, out);
        }
        Input input = judged.input();
        List<Outcome> outcomes = input == null
                ? List.of()
                : new OutcomeReader(trial.store(), trial.store(), new RejectCatalogue()).of(input);
        return new Result(outcomes, List.copyOf(written));
    }

    private void write(Dispatch dispatch, Path out) throws IOException {
        if (dispatch.appointment() != null) {
            appointment(dispatch, dispatch.appointment(), out);
            return;
        }
        DocumentPackage content = new VaultPackages(trial.vault()).of(dispatch);
        switch (dispatch.destination()) {
            case DMP -> new DmpFiles(trial.vault(), trial.store(), clock, name -> file(out, name)).write(dispatch, content,
                    number(dispatch.part()));
            case PATIENT_MAILBOX -> mail(dispatch, content, out, "");
            case PROFESSIONAL_MAILBOX -> mail(dispatch, content, out, "-professional" + number(dispatch.part()));
            case NONE -> throw new IllegalStateException("a dispatch without destination cannot leave");
        }
    }

    private void mail(Dispatch dispatch, DocumentPackage content, Path out, String suffix) throws IOException {
        Letters letters = letters();
        // As if the DMP had answered yes, and as if what is deleted had been mailed.
        Letter letter = content.deletes()
                ? letters.of(dispatch, content, new Recall(List.of(EARLIER_MAIL), List.of(), content.deletions().size()), List.of())
                : letters.of(dispatch, content, List.of(), content.destinations().dmp(), List.of());
        write(letter, file(out, "message" + suffix + ".eml"));
        if (dispatch.destination() == Destination.PATIENT_MAILBOX && !content.deletes()) {
            try (OutputStream zip = new BufferedOutputStream(Files.newOutputStream(file(out, "IHE_XDM.ZIP")))) {
                new XdmArchive().write(content, establishment.oids().lot(dispatch.ref().dispatchId()), clock.instant(), trial.vault()::open,
                        zip);
            }
        }
    }

    /** A change is shown as if the patient had been told what it changes. */
    private void appointment(Dispatch dispatch, AppointmentKey key, Path out) throws IOException {
        AppointmentPackage content = new VaultPackages(trial.vault()).appointment(dispatch.ref().inputId());
        AppointmentHead head = trial.store().appointment(key).orElseThrow();
        boolean first = content.event().order().action() == Action.CREATE;
        write(letters().of(dispatch, content, content.event().patient(), first ? head : head.asAnnounced()), file(out, "message.eml"));
    }

    private Letters letters() {
        var templates = new Templates();
        return new Letters(trial.vault(), new DocumentMail(PRODUCT_NUMBER, templates, new XdmArchive()),
                new AppointmentMail(PRODUCT_NUMBER, templates), new RecallMail(PRODUCT_NUMBER, templates),
                new StepMail(PRODUCT_NUMBER, templates), new EndingMail(PRODUCT_NUMBER, templates), Session.PATIENT_DOMAIN);
    }

    private void write(Letter letter, Path file) throws IOException {
        try (OutputStream mail = new BufferedOutputStream(Files.newOutputStream(file))) {
            letter.writing().write(clock.instant(), mail);
        }
    }

    /** The first of its kind has no number. */
    private static String number(int part) {
        return part == 0 ? "" : "-" + (part + 1);
    }

    private Path file(Path out, String name) {
        Path file = out.resolve(name);
        written.add(file);
        return file;
    }
}

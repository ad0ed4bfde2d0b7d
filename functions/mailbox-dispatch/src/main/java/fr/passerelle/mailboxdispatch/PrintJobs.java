package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.PaperSheet;

/** What the package of a patient's mail gives to print, as long as the vault keeps it. */
final class PrintJobs {
    private final VaultPackages packages;
    private final PaperSheet sheet;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    PrintJobs(VaultPackages packages, PaperSheet sheet) {
        this.packages = packages;
        this.sheet = sheet;
    }

    /** Puts in the vault what is to be printed; false when there is nothing to print, or no longer. */
    boolean prepare(Dispatch mail, PaperCause cause, List<PatientKey> patient, Instant now) {
        String why = catalogue.entry(cause.code()).text();
        var job = mail.appointment() == null
                ? documents(mail).filter(content -> !content.deletes()).map(content -> sheet.of(Letters.carried(mail, content), why))
                : appointment(mail).filter(content -> content.event().start().toInstant().isAfter(now))
                        .map(content -> sheet.of(content, why));
        job.ifPresent(printed -> packages.keep(mail.ref(), printed.about(patient)));
        return job.isPresent();
    }

    Optional<Patient> patient(Dispatch mail) {
        if (mail.step()) {
            return packages.steps(mail.ref().inputId()).map(StepPackage::patient);
        }
        return mail.appointment() == null
                ? documents(mail).map(DocumentPackage::patient)
                : appointment(mail).map(content -> content.event().patient());
    }

    /** The appointment that its input told. */
    Optional<AppointmentEvent> event(Dispatch mail) {
        return appointment(mail).map(AppointmentPackage::event);
    }

    Optional<PlannedStep> step(Dispatch mail) {
        return packages.steps(mail.ref().inputId()).flatMap(content -> content.step(mail.part()));
    }

    private Optional<DocumentPackage> documents(Dispatch mail) {
        return packages.former(mail.ref().inputId());
    }

    private Optional<AppointmentPackage> appointment(Dispatch mail) {
        return packages.formerAppointment(mail.ref().inputId());
    }
}

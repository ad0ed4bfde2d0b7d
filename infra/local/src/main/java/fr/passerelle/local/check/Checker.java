package fr.passerelle.local.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.reject.CatalogueEntry;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.hl7.MessageFile;
import fr.passerelle.hl7.WireLimits;
import fr.passerelle.hl7.document.DocumentMessage;
import fr.passerelle.local.check.CheckFiles.Given;
import fr.passerelle.local.check.schematron.Schematrons;
import fr.passerelle.local.trial.InputForm;
import fr.passerelle.local.trial.Trial;

/** Reads files as the platform would, each by itself, and says all that is to be said of them. Nothing is sent nor kept. */
public final class Checker {
    /** Most bytes of anything that is read: the largest message. */
    private static final long LARGEST = WireLimits.USUAL.bytes();
    private static final int HEAD = 64 << 10;

    private final CheckSettings settings;
    private final @Nullable Schematrons schematrons;
    private final RejectCatalogue catalogue = new RejectCatalogue();
    private final RuleSources sources = new RuleSources();

    /** @param schematrons run on each CDA, absent without */
    public Checker(CheckSettings settings, @Nullable Schematrons schematrons) {
        this.settings = settings;
        this.schematrons = schematrons;
    }

    /**
     * Reads files, and those of folders.
     *
     * @throws IOException when one cannot be read
     */
    public CheckReport check(List<Path> paths) throws IOException {
        var reports = new ArrayList<DocumentReport>();
        for (Given given : CheckFiles.of(paths)) {
            reports.add(report(given));
        }
        return CheckReport.of(reports);
    }

    private DocumentReport report(Given given) throws IOException {
        long size = Files.size(given.file());
        byte[] content = head(given.file(), size > LARGEST ? HEAD : size);
        String name = given.file().getFileName().toString();
        // A folder may hold other XML and JSON files; one that is called a message is meant as one.
        InputForm form = given.named() || MessageFile.named(name) ? InputForm.of(content, name) : InputForm.of(content);
        if (form == InputForm.UNKNOWN || form == InputForm.PDF) {
            return given.named()
                    ? refused(given, form, Reason.of("FILE_TYPE_UNKNOWN", name))
                    : new DocumentReport(given.file().toString(), form.label(), Verdict.IGNORED, List.of(), List.of(), List.of(),
                            List.of());
        }
        if (size > LARGEST) {
            return refused(given, form, Reason.of("TOO_LARGE", name, Long.toString(size), Long.toString(LARGEST)));
        }
        return switch (form) {
            case EVENT, IDENTITY_MESSAGE, ANSWER -> read(given, form, content);
            case DESCRIPTOR, CDA, DOCUMENT_MESSAGE, OTHER_MESSAGE, APPOINTMENT, APPOINTMENT_MESSAGE, FHIR_APPOINTMENT, PDF, UNKNOWN ->
                judged(
                        given, form, content);
        };
    }

    private static byte[] head(Path file, long bytes) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(Math.toIntExact(bytes));
        }
    }

    private DocumentReport refused(Given given, InputForm form, Reason why) {
        return new DocumentReport(given.file().toString(), form.label(), Verdict.REFUSED, List.of(), List.of(finding(why)), List.of(),
                List.of());
    }

    /** What changes by an event depends on all that came before it: what it says is enough. */
    private DocumentReport read(Given given, InputForm form, byte[] content) {
        var reading = new EventCheck(settings.of(content), settings.environment(), catalogue, settings.clock().instant());
        EventCheck.Said said = switch (form) {
            case EVENT -> reading.json(content);
            case IDENTITY_MESSAGE -> reading.adt(content);
            case ANSWER -> reading.answer(content);
            case DESCRIPTOR, CDA, DOCUMENT_MESSAGE, OTHER_MESSAGE, APPOINTMENT, APPOINTMENT_MESSAGE, FHIR_APPOINTMENT, PDF, UNKNOWN ->
                throw new IllegalArgumentException(form.name());
        };
        return new DocumentReport(given.file().toString(), form.label(), said.faults().isEmpty() ? Verdict.ACCEPTED : Verdict.REFUSED,
                said.effects(), findings(said.faults()), List.of(), findings(said.notes()));
    }

    private DocumentReport judged(Given given, InputForm form, byte[] content) throws IOException {
        var trial = new Trial(settings.of(content), settings.environment(), settings.domains(), settings.clock());
        Trial.Judged judged = trial.of(given.file(), content, form);
        Input input = judged.input();
        if (input == null) {
            throw new IllegalStateException("an input that was taken in is known");
        }
        Set<Reason> faults = new LinkedHashSet<>();
        Set<Reason> waits = new LinkedHashSet<>();
        Set<Reason> warnings = new LinkedHashSet<>(input.notes());
        for (Dispatch dispatch : judged.dispatches()) {
            Set<Reason> to = dispatch.refusal() == RefusalClass.FAULT ? faults : dispatch.state() == DispatchState.READY ? warnings : waits;
            to.addAll(dispatch.reasons());
        }
        List<Finding> wrong = new ArrayList<>(findings(faults));
        List<Finding> tolerated = new ArrayList<>(findings(warnings));
        DocumentMessage message = form == InputForm.DOCUMENT_MESSAGE ? trial.read(content) : null;
        byte[] cda = cda(form, message, content);
        if (schematrons != null && cda != null) {
            Schematrons.Result result = schematrons.run(cda);
            wrong.addAll(result.faults());
            tolerated.addAll(result.warnings());
        }
        boolean held = judged.dispatches().stream().anyMatch(d -> d.state() == DispatchState.HELD);
        Verdict verdict = !wrong.isEmpty() ? Verdict.REFUSED : held ? Verdict.HELD : Verdict.ACCEPTED;
        List<String> effects = new ArrayList<>(new Effects(trial.vault(), catalogue).of(input, message, judged.dispatches(),
                List.copyOf(faults), settings.clock().instant()));
        String name = given.file().getFileName().toString();
        if (!form.droppedAs(name).equals(name)) {
            effects.add("à déposer sous un autre nom : " + form.droppedAs(name));
        }
        return new DocumentReport(given.file().toString(), form.label(), verdict, effects, wrong, findings(waits), tolerated);
    }

    private static byte @Nullable [] cda(InputForm form, @Nullable DocumentMessage message, byte[] content) {
        if (message != null) {
            return message.document().xml();
        }
        return form == InputForm.CDA ? content : null;
    }

    private List<Finding> findings(Iterable<Reason> reasons) {
        var findings = new ArrayList<Finding>();
        reasons.forEach(reason -> findings.add(finding(reason)));
        return findings;
    }

    private Finding finding(Reason reason) {
        CatalogueEntry entry = catalogue.entry(reason.code());
        return new Finding(reason.code(), reason.subject(), sources.of(reason), catalogue.sentence(reason), entry.owner().label());
    }
}

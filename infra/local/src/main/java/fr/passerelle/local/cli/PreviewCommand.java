package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.hl7.WireLimits;
import fr.passerelle.local.check.ExampleEstablishments;
import fr.passerelle.local.preview.PathwayPreview;
import fr.passerelle.local.preview.Preview;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeTable;
import fr.passerelle.local.trial.InputForm;
import fr.passerelle.local.trial.InputForm.Door;

/** {@code preview}: what would be sent for a drop, and its faults, without any platform. */
@Command(name = "preview", mixinStandardHelpOptions = true, description = {
        "Écrit exactement ce qui partirait pour un dépôt, et la liste de ses fautes ; aucune plateforme n'est nécessaire.",
        "Pour un parcours (.yaml) : le message qu'il écrit et celui de chacune de ses étapes (message.eml, <étape>.eml).",
        "Fichiers : document.xml (CDA), lot.xml (SubmitObjectsRequest), iti41.mime, IHE_XDM.ZIP, message.eml.",
        "Code de sortie 0 quand rien n'est refusé."})
final class PreviewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FICHIER", description = "Descripteur .json, dont les PDF sont pris dans le même dossier, CDA, message HL7 v2, rendez-vous JSON ou FHIR ; ou parcours .yaml.")
    private Path descriptor;

    @Option(names = "--out", paramLabel = "DOSSIER", defaultValue = "preview", description = "Dossier où écrire (par défaut : ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--establishment", paramLabel = "FICHIER", description = "Configuration JSON de l'établissement ; par défaut celle d'un établissement de l'exemple.")
    private @Nullable Path configuration;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What {@code --json} prints. */
    record Report(boolean refused, List<Outcome.Why> faults, List<Outcome> dispatches, List<String> files) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(descriptor) || !Files.isReadable(descriptor)) {
            throw new ParameterException(spec.commandLine(), "fichier illisible : " + descriptor);
        }
        if (descriptor.toString().endsWith(".yaml")) {
            return pathway();
        }
        long size = Files.size(descriptor);
        if (size > WireLimits.USUAL.bytes()) {
            return unread(Reason.of("TOO_LARGE", name(), Long.toString(size), Long.toString(WireLimits.USUAL.bytes())));
        }
        byte[] content = Files.readAllBytes(descriptor);
        InputForm form = InputForm.of(content, name());
        if (form == InputForm.UNKNOWN || form == InputForm.PDF) {
            return unread(Reason.of("FILE_TYPE_UNKNOWN", name()));
        }
        if (form.door() == Door.EVENTS || form.door() == Door.NONE) {
            return unsent(form);
        }
        Preview.Result result = new Preview(establishment(content), InstantSource.system()).of(descriptor, out);
        PrintWriter print = spec.commandLine().getOut();
        List<String> files = result.files().stream().map(Path::toString).toList();
        if (json) {
            List<Outcome.Why> faults = result.outcomes().stream().flatMap(o -> o.reasons().stream()).distinct().toList();
            print.println(Json.mapper().writeValueAsString(new Report(result.refused(), faults, result.outcomes(), files)));
        } else {
            new OutcomeTable(print).print(result.outcomes());
            files.forEach(file -> print.println("écrit : " + file));
        }
        print.flush();
        return result.refused() ? Passerelle.REFUSED : 0;
    }

    private String name() {
        return descriptor.getFileName().toString();
    }

    /** What changes a state and sends nothing. */
    private int unsent(InputForm form) throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        print.println(json
                ? Json.mapper().writeValueAsString(new Report(false, List.of(), List.of(), List.of()))
                : form.label() + " : rien n'est envoyé pour ce fichier ; passerelle check dit ce qu'il change.");
        print.flush();
        return 0;
    }

    /** What nothing reads. */
    private int unread(Reason why) throws IOException {
        var catalogue = new RejectCatalogue();
        if (json) {
            var fault = new Outcome.Why(why.code(), catalogue.sentence(why), catalogue.entry(why.code()).owner().label());
            spec.commandLine().getOut().println(Json.mapper().writeValueAsString(new Report(true, List.of(fault), List.of(), List.of())));
            spec.commandLine().getOut().flush();
        } else {
            spec.commandLine().getErr().println("passerelle : " + catalogue.sentence(why));
        }
        return Passerelle.REFUSED;
    }

    private int pathway() throws IOException {
        PathwayPreview.Result result = new PathwayPreview(InstantSource.system()).of(descriptor, out);
        var catalogue = new RejectCatalogue();
        result.faults().forEach(fault -> spec.commandLine().getErr().println("passerelle : " + catalogue.sentence(fault)));
        result.files().forEach(file -> spec.commandLine().getOut().println("écrit : " + file));
        spec.commandLine().getOut().flush();
        return result.faults().isEmpty() ? 0 : Passerelle.REFUSED;
    }

    private Establishment establishment(byte[] content) throws IOException {
        return configuration == null
                ? ExampleEstablishments.named(JsonMessage.read(content).root())
                : new EstablishmentJson().read(Files.readAllBytes(configuration));
    }
}

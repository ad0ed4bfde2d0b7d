package fr.passerelle.local.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code consent set}: records what a patient chose, with the words of {@code choice.schema.json}. */
@Command(name = "set", mixinStandardHelpOptions = true, description = "Enregistre un choix d'un patient, ou y met fin.")
final class ConsentSetCommand implements Callable<Integer> {
    @Mixin
    private AskedPatient patient = new AskedPatient();

    @Parameters(index = "0", paramLabel = "CHOIX", description = "information, opposition, paper (papier), secret-care (soins tenus secrets), ordinary-care (soins vérifiés non secrets), representation, pilot, ou withdraw (fin d'un choix).")
    private String operation = "";

    @Option(names = "--value", paramLabel = "INO|IO|NA", description = "information : informé et non opposé, informé et opposé, non recueilli.")
    private @Nullable String value;

    @Option(names = "--channel", paramLabel = "MOYEN", description = "information : booklet, oral, form ou unknown.")
    private @Nullable String channel;

    @Option(names = "--reach", paramLabel = "ÉTENDUE", description = "stay:NUMÉRO, document:IDENTIFIANT ou type:CODE (par défaut : tout).")
    private @Nullable String reach;

    @Option(names = "--destinations", paramLabel = "LISTE", split = ",", description = "opposition : dmp, patient-mailbox, professional-mailbox (par défaut : dmp).")
    private List<String> destinations = List.of();

    @Option(names = "--reason", paramLabel = "MOTIF", description = "opposition : legitimate-reason, minor-request, representative-request, mail-refused ou not-told.")
    private @Nullable String reason;

    @Option(names = "--representative", paramLabel = "QUI", description = "representation : parent, guardian ou authorised-person.")
    private @Nullable String by;

    @Option(names = "--pathway", paramLabel = "PARCOURS", description = "pilot : identifiant du parcours.")
    private @Nullable String pathway;

    @Option(names = "--id", paramLabel = "ID", description = "withdraw : identifiant donné par « consent show ».")
    private @Nullable String id;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Début, avec décalage (par défaut : la date du recueil).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Fin, avec décalage (par défaut : jusqu'au retrait).")
    private @Nullable String to;

    @Option(names = "--collected-by", paramLabel = "FONCTION", description = "Fonction de qui a recueilli le choix.")
    private @Nullable String collectedBy;

    @Option(names = "--collected-at", paramLabel = "INSTANT", description = "Date du recueil, avec décalage (par défaut : maintenant).")
    private @Nullable String collectedAt;

    @Option(names = "--source", paramLabel = "SOURCE", defaultValue = "console", description = "Logiciel ou bureau qui recueille (par défaut : ${DEFAULT-VALUE}).")
    private String source = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode request = patient.request().put("source", source);
        choice(request.putArray("choices").addObject());
        ObjectNode answer = LocalDesk.open().ask("/consents/record", request, spec.commandLine());
        if (answer.isEmpty()) {
            return Passerelle.REFUSED;
        }
        for (JsonNode line : answer.path("recorded")) {
            spec.commandLine().getOut().println("enregistré : " + line.path("id").asText());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void choice(ObjectNode block) {
        block.put("operation", operation);
        put(block, "value", value);
        put(block, "channel", channel);
        put(block, "reason", reason);
        put(block, "by", by);
        put(block, "pathway", pathway);
        put(block, "id", id);
        put(block, "from", from);
        put(block, "to", to);
        put(block, "collectedBy", collectedBy);
        put(block, "collectedAt", collectedAt);
        if (!destinations.isEmpty()) {
            destinations.forEach(block.putArray("destinations")::add);
        }
        if (reach != null && !reach.equals("all")) {
            String[] words = reach.split(":", 2);
            if (words.length != 2) {
                throw new ParameterException(spec.commandLine(), "étendue attendue : stay:NUMÉRO, document:IDENTIFIANT ou type:CODE");
            }
            block.putObject("reach").put(words[0], words[1]);
        }
    }

    private static void put(ObjectNode block, String name, @Nullable String text) {
        Optional.ofNullable(text).ifPresent(given -> block.put(name, given));
    }
}

package fr.passerelle.local.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import fr.passerelle.aws.Settings;
import fr.passerelle.local.stage.DeployedStack;
import fr.passerelle.local.stage.StackFile;
import fr.passerelle.local.stage.StackQuery;

/** Which platform a command speaks to: the one that runs on this machine, or a deployed stack with the operator's own AWS credentials. */
final class AskedPlatform {
    @Option(names = "--stage", paramLabel = "ÉTAPE", description = "Plateforme déployée de cette étape (test, production) ; par défaut, celle de cette machine.")
    private @Nullable String stage;

    @Option(names = "--stack", paramLabel = "NOM", description = "Nom de sa pile CloudFormation (par défaut : passerelle-ÉTAPE).")
    private @Nullable String stack;

    @Option(names = "--outputs", paramLabel = "FICHIER", description = "Réponse de « aws cloudformation describe-stacks », au lieu de la demander.")
    private @Nullable Path outputs;

    private @Nullable DeployedStack found;

    boolean deployed() {
        return stage != null || stack != null || outputs != null;
    }

    /** The stack; empty for the platform of this machine. @throws fr.passerelle.local.stage.StageException when it cannot be reached */
    Optional<DeployedStack> stack() {
        if (found == null && deployed()) {
            Optional<String> name = Optional.ofNullable(stack).or(() -> Optional.ofNullable(stage).map(word -> "passerelle-" + word));
            found = outputs == null ? StackQuery.from(System.getenv()).of(name.orElseThrow()) : StackFile.read(outputs, name);
        }
        return Optional.ofNullable(found);
    }

    /** Where its services are. */
    Settings settings() {
        return stack().map(there -> there.settings(System.getenv())).orElseGet(RunningPlatform::settings);
    }

    PlatformAccess access() {
        return new PlatformAccess(settings());
    }

    /** Its time: a sample day has its own date. */
    InstantSource clock() {
        return deployed() ? InstantSource.system() : RunningPlatform.clock();
    }

    /** How to say it again on a command line; begins with a blank, empty for this machine. */
    String words() {
        return (stage == null ? "" : " --stage " + stage) + (stack == null ? "" : " --stack " + stack)
                + (outputs == null ? "" : " --outputs " + outputs);
    }
}

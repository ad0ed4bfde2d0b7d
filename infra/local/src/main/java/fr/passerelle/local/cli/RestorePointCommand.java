package fr.passerelle.local.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.restore.Restoration;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.local.restore.MailLog;
import fr.passerelle.local.restore.Redrop;

/** {@code restore-point}: what to do once the table was restored to a point in time, while no function sends. */
@Command(name = "restore-point", mixinStandardHelpOptions = true, description = {
        "Après une restauration de la table à un instant passé (docs/outages.md) : rien n'est perdu, rien ne part deux fois."}, subcommands = {
                RestorePointCommand.Drops.class,
                RestorePointCommand.Doubt.class})
final class RestorePointCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Files are told again to the intake. */
    @Command(name = "drops", mixinStandardHelpOptions = true, description = "Signale de nouveau à la passerelle les fichiers déposés depuis un instant ; ceux qu'elle connaît ne changent pas.")
    static final class Drops implements Callable<Integer> {
        @Option(names = "--since", required = true, paramLabel = "INSTANT", description = "Un quart d'heure avant l'instant restauré, par exemple 2026-11-23T10:45:00Z.")
        private Instant since;

        @Option(names = "--dry-run", description = "Compte seulement.")
        private boolean dryRun;

        @Mixin
        private AskedPlatform platform = new AskedPlatform();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Settings settings = platform.settings();
            var clients = new AwsClients(settings);
            List<String> events = new Redrop(clients.s3(), settings.required("DROP_BUCKET")).events(since);
            if (!dryRun) {
                Redrop.send(clients.sqs(), settings.required("DROP_QUEUE_URL"), events);
            }
            spec.commandLine().getOut().printf("%d fichier(s) déposé(s) depuis %s%s.%n", events.size(), since,
                    dryRun ? "" : ", signalé(s) de nouveau");
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    /** What may have left is put in doubt. */
    @Command(name = "doubt", mixinStandardHelpOptions = true, description = {
            "Met en doute ce qui a pu partir depuis l'instant restauré.",
            "Le DMP sera interrogé avant tout envoi, et les messages que l'opérateur dit avoir pris ne repartent pas.",
            "À lancer quand plus aucune fonction n'envoie."})
    static final class Doubt implements Callable<Integer> {
        /** Which mails have left. */
        static final class Mails {
            @Option(names = "--left", paramLabel = "FICHIER", description = "Journal de l'opérateur depuis l'instant restauré : les Message-ID qu'il contient sont partis.")
            private @Nullable Path left;

            @Option(names = "--no-log", description = "Sans ce journal : tous les messages prêts à partir sont tenus pour partis, et imprimés s'ils restent non lus.")
            private boolean none;
        }

        @ArgGroup(multiplicity = "1")
        private Mails mails = new Mails();

        @Option(names = "--table", paramLabel = "NOM", description = "Table restaurée, si elle n'a pas encore le nom de celle de la plateforme.")
        private @Nullable String table;

        @Mixin
        private AskedPlatform platform = new AskedPlatform();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Settings settings = platform.settings();
            var clients = new AwsClients(settings);
            InstantSource clock = platform.clock();
            var store = new DynamoDbTransmissionStore(clients.dynamoDb(), table == null ? settings.required("TRANSMISSION_TABLE") : table,
                    clock);
            var packages = new VaultPackages(new S3PackageVault(clients.s3(), settings.required("VAULT_BUCKET")));
            Predicate<String> packaged = input -> packages.former(input).isPresent();
            Restoration.Done done = new Restoration(store, store, packaged, clock).doubt(left(store));
            spec.commandLine().getOut().printf(
                    "%d envoi(s) dont le DMP sera interrogé, %d message(s) tenu(s) pour parti(s), %d autre(s) en attente.%n",
                    done.asked(), done.mails(), done.open());
            spec.commandLine().getOut().flush();
            return 0;
        }

        private Predicate<DispatchRef> left(DynamoDbTransmissionStore store) {
            Path log = mails.left;
            if (mails.none || log == null) {
                return ref -> store.dispatch(ref).filter(d -> d.state() == DispatchState.READY).isPresent();
            }
            Set<DispatchRef> named = MailLog.read(log);
            return named::contains;
        }
    }
}

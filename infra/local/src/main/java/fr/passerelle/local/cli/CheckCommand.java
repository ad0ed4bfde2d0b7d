package fr.passerelle.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.json.UnreadableJsonException;
import fr.passerelle.local.check.CheckReport;
import fr.passerelle.local.check.CheckSettings;
import fr.passerelle.local.check.CheckText;
import fr.passerelle.local.check.Checker;
import fr.passerelle.local.check.ExampleEstablishments;
import fr.passerelle.local.check.schematron.Schematrons;
import fr.passerelle.local.check.schematron.UnusableSchematronException;

/** {@code check}: whether what a hospital gives would be taken, without any platform. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {
        "Lit des fichiers comme le ferait la passerelle, sans rien envoyer, et en dresse le rapport de conformité.",
        "Il dit chaque faute, où, selon quelle règle et quelle source, et qui doit la corriger. Aucune plateforme n'est nécessaire.",
        "Code de sortie 0 sans faute, 1 avec."})
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Dépôt JSON (avec ses PDF à côté), CDA, message HL7 v2, rendez-vous, événement ; ou dossier, lu avec ses sous-dossiers.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Option(names = "--clock", paramLabel = "DATE", description = "Jour (AAAA-MM-JJ) auquel lire les fichiers ; par défaut, aujourd'hui.")
    private @Nullable String day;

    @Option(names = "--establishment", paramLabel = "FICHIER", description = "Configuration JSON de l'établissement ; par défaut celle d'un établissement de l'exemple.")
    private @Nullable Path configuration;

    @Option(names = "--schematron", paramLabel = "DOSSIER", description = "Dossier des schématrons (.sch) à appliquer aussi à chaque CDA.")
    private @Nullable Path schematrons;

    @Option(names = "--production", description = "Lit comme en production : matricules INS réels, messages d'essai refusés.")
    private boolean production;

    @Option(names = "--patient-domain", paramLabel = "DOMAINE", defaultValue = "patient.mssante.fr", description = "Domaine des messageries des patients (par défaut : ${DEFAULT-VALUE}).")
    private String patientDomain = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), "fichier illisible : " + file);
            }
        }
        Establishment establishment = establishment();
        var settings = CheckSettings.of(establishment, production ? Environment.PRODUCTION : Environment.TEST, patientDomain,
                clock(establishment == null ? ExampleEstablishments.usual() : establishment));
        CheckReport report = new Checker(settings, schematrons()).check(files);
        if (json) {
            spec.commandLine().getOut().println(Json.mapper().writeValueAsString(report));
            spec.commandLine().getOut().flush();
        } else {
            new CheckText(spec.commandLine().getOut()).print(report);
        }
        return report.totals().refused() == 0 ? 0 : Passerelle.REFUSED;
    }

    private @Nullable Establishment establishment() throws IOException {
        if (configuration == null) {
            return null;
        }
        try {
            return new EstablishmentJson().read(Files.readAllBytes(configuration));
        } catch (UnreadableJsonException e) {
            throw new ParameterException(spec.commandLine(), "configuration inutilisable : " + e.getMessage(), e);
        }
    }

    /** Noon of the day asked for, where the hospital is. */
    private InstantSource clock(Establishment establishment) {
        if (day == null) {
            return InstantSource.system();
        }
        try {
            return InstantSource.fixed(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(establishment.zone()).toInstant());
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "jour attendu sous la forme AAAA-MM-JJ, par exemple 2026-03-15 : " + day, e);
        }
    }

    private @Nullable Schematrons schematrons() {
        try {
            return schematrons == null ? null : Schematrons.in(schematrons);
        } catch (UnusableSchematronException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}

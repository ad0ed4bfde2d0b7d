package fr.passerelle.local.cli;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbCounters;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.S3PathwayRegistry;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.port.Counters;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.formats.json.EstablishmentJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.report.MonthReport;
import fr.passerelle.report.MonthReports.Subject;
import fr.passerelle.report.ReportFiles;
import fr.passerelle.report.ReportFiles.Format;

/** Makes the registry of uses of a platform, wherever the settings point: {@code TRANSMISSION_TABLE} and {@code CONFIGURATION_BUCKET}. */
public final class ReportAccess {
    private final Counters counters;
    private final EstablishmentDirectory establishments;
    private final PathwayRegistry pathways;
    private final InstantSource clock;

    public ReportAccess(Settings settings, InstantSource clock) {
        var clients = new AwsClients(settings);
        String configuration = settings.required("CONFIGURATION_BUCKET");
        this.counters = new DynamoDbCounters(clients.dynamoDb(), settings.required("TRANSMISSION_TABLE"), clock);
        this.establishments = new S3EstablishmentDirectory(clients.s3(), configuration, new EstablishmentJson()::read, clock);
        this.pathways = new S3PathwayRegistry(clients.s3(), configuration, new PathwayReader()::read, (_, _, _) -> {
            // Figures of a faulty file are for the alarms of the functions.
        }, clock);
        this.clock = clock;
    }

    /**
     * @param finess FINESS EJ; none: all, and what could not be attributed to any
     * @return contents by name of file
     * @throws IllegalArgumentException for an establishment that is not configured
     */
    public Map<String, byte[]> files(YearMonth month, List<String> finess, Set<Format> formats) {
        return new ReportFiles(counters).of(month, subjects(month, finess), formats, clock.instant());
    }

    /**
     * The figures of a month, for whoever computes with them.
     *
     * @param finess FINESS EJ; none: all
     * @throws IllegalArgumentException for an establishment that is not configured
     */
    public MonthReport report(YearMonth month, List<String> finess) {
        return new ReportFiles(counters).report(month, subjects(month, finess), clock.instant());
    }

    private List<Subject> subjects(YearMonth month, List<String> finess) {
        return finess.isEmpty()
                ? Stream.concat(establishments.all().stream().map(this::subject), unknown(month)).toList()
                : finess.stream().map(this::subject).toList();
    }

    private Subject subject(String finess) {
        String name = establishments.find(finess).map(Establishment::name)
                .orElseThrow(() -> new IllegalArgumentException("établissement inconnu : " + finess));
        return new Subject(finess, name, pathways.of(finess));
    }

    /** Drops in a folder that belongs to nobody are refused: somebody has to see how many. */
    private Stream<Subject> unknown(YearMonth month) {
        var none = new Subject(Input.UNKNOWN_ESTABLISHMENT, "Établissement non reconnu", new Pathways(List.of()));
        return Stream.of(none).filter(_ -> month.atDay(1).datesUntil(month.plusMonths(1).atDay(1))
                .anyMatch(day -> !counters.sums(none.finess(), day).isEmpty()));
    }
}

package fr.passerelle.local.cli;

import java.time.InstantSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.S3EstablishmentDirectory;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.desk.Desk;
import fr.passerelle.desk.DeskAnswer;
import fr.passerelle.desk.DeskCall;
import fr.passerelle.desk.DeskWiring;
import fr.passerelle.formats.desk.DeskReader;
import fr.passerelle.formats.json.EstablishmentJson;

/** The desk of the running platform, called by whoever sits at this machine: the same answers as the API, the same traces. */
final class LocalDesk {
    private static final String CALLER = "console";
    private static final int OK = 200;

    private final Desk desk;

    private LocalDesk(Desk desk) {
        this.desk = desk;
    }

    /** @throws NotRunningException when no platform answers */
    static LocalDesk open() {
        Settings settings = RunningPlatform.settings();
        InstantSource clock = RunningPlatform.clock(settings);
        var establishments = new S3EstablishmentDirectory(new AwsClients(settings).s3(), settings.required("CONFIGURATION_BUCKET"),
                new EstablishmentJson()::read, clock);
        DeskWiring wired = DeskWiring.of(settings, clock);
        return new LocalDesk(new Desk(new DeskReader(Environment.TEST), (finess, _) -> establishments.find(finess).isPresent(),
                wired.patients(), wired.files(), wired.transmissions(), wired.book(), wired.work(), wired.traces(), wired.prints(),
                wired.vault(), wired.conversations(), (_, _, _) -> {
                }, clock));
    }

    /** The answer, or an empty object once what was refused has been told on standard error. */
    ObjectNode ask(String path, ObjectNode request, CommandLine command) {
        DeskAnswer answer = desk.answer(new DeskCall(CALLER, path, request.toString()));
        if (answer.status() == OK) {
            return answer.body();
        }
        boolean unknown = answer.status() == 403;
        command.getErr().println("passerelle : "
                + (unknown ? "cet établissement n'est pas connu de la plateforme." : answer.body().path("message").asText()));
        for (JsonNode fault : answer.body().path("faults")) {
            command.getErr().println("  " + fault.path("text").asText());
        }
        command.getErr().flush();
        return answer.body().removeAll();
    }
}

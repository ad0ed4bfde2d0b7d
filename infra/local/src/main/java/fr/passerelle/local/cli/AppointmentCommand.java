package fr.passerelle.local.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.establishment.Finess;
import fr.passerelle.formats.json.Json;

/** {@code appointment}: sends an event to the appointment queue of the running platform, after the PDF of its convocation. */
@Command(name = "appointment", mixinStandardHelpOptions = true, description = "Envoie un événement de rendez-vous.")
final class AppointmentCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FICHIER", description = "Événement JSON en UTF-8 (voir docs/appointment-format.md).")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PDF", description = "Convocation que l'événement nomme dans « attachment » : déposée d'abord dans le dossier attachments de l'établissement.")
    private @Nullable Path convocation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        byte[] event = text(read(file));
        byte[] pdf = convocation == null ? null : read(convocation);
        PlatformAccess platform = RunningPlatform.access();
        if (convocation != null && pdf != null) {
            String folder = establishment(event);
            platform.attach(folder, convocation.getFileName().toString(), pdf);
            spec.commandLine().getOut().println("déposé : " + folder + "/attachments/" + convocation.getFileName());
        }
        platform.appointment(event);
        spec.commandLine().getOut().println("événement envoyé. Suite : ./passerelle status");
        return 0;
    }

    private byte[] read(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ParameterException(spec.commandLine(), "fichier illisible : " + path);
        }
        return Files.readAllBytes(path);
    }

    /** A queue carries text, never nothing: other bytes would reach the patient as question marks. */
    private byte[] text(byte[] event) {
        try {
            if (!StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(event)).isEmpty()) {
                return event;
            }
        } catch (CharacterCodingException _) {
            throw new ParameterException(spec.commandLine(), "le fichier n'est pas du texte en UTF-8 : " + file);
        }
        throw new ParameterException(spec.commandLine(), "le fichier est vide : " + file);
    }

    private String establishment(byte[] event) throws IOException {
        try {
            String finess = Json.mapper().readTree(event).path("establishment").asText();
            if (Finess.wellFormed(finess)) {
                return finess;
            }
        } catch (JsonProcessingException _) {
            throw new ParameterException(spec.commandLine(), "l'événement n'est pas un JSON lisible : " + file);
        }
        throw new ParameterException(spec.commandLine(), "l'événement ne dit pas de quel établissement il vient : " + file);
    }
}

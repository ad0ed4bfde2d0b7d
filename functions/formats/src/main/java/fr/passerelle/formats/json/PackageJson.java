package fr.passerelle.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.step.StepPackage;

/** The packages of the vault ({@code package.json}, {@code appointment.json}): what an intake leaves for the dispatch functions. */
public final class PackageJson {
    /** UTF-8 JSON, the same bytes for the same package. */
    public byte[] write(DocumentPackage content) {
        return bytes(content);
    }

    /** UTF-8 JSON, the same bytes for the same package. */
    public byte[] write(AppointmentPackage content) {
        return bytes(content);
    }

    /** UTF-8 JSON, the same bytes for the same package. */
    public byte[] write(StepPackage content) {
        return bytes(content);
    }

    /** UTF-8 JSON, the same bytes for the same print job. */
    public byte[] write(PrintJob content) {
        return bytes(content);
    }

    /** UTF-8 JSON, the same bytes for the same correction. */
    public byte[] write(Correction content) {
        return bytes(content);
    }

    /**
     * Reads a package of documents and leaves the stream open.
     *
     * @throws UnreadableJsonException when the content is no such package; names the field, never its value
     * @throws UncheckedIOException when the stream breaks
     */
    public DocumentPackage readDocuments(InputStream json) {
        return read(json, DocumentPackage.class);
    }

    /**
     * Reads the package of an appointment and leaves the stream open.
     *
     * @throws UnreadableJsonException when the content is no such package; names the field, never its value
     * @throws UncheckedIOException when the stream breaks
     */
    public AppointmentPackage readAppointment(InputStream json) {
        return read(json, AppointmentPackage.class);
    }

    /**
     * Reads what is planned after an event and leaves the stream open.
     *
     * @throws UnreadableJsonException when the content is no such package; names the field, never its value
     * @throws UncheckedIOException when the stream breaks
     */
    public StepPackage readSteps(InputStream json) {
        return read(json, StepPackage.class);
    }

    /**
     * Reads what is to be printed and leaves the stream open.
     *
     * @throws UnreadableJsonException when the content is no print job; names the field, never its value
     * @throws UncheckedIOException when the stream breaks
     */
    public PrintJob readPrintJob(InputStream json) {
        return read(json, PrintJob.class);
    }

    /**
     * Reads a correction and leaves the stream open.
     *
     * @throws UnreadableJsonException when the content is no correction; names the field, never its value
     * @throws UncheckedIOException when the stream breaks
     */
    public Correction readCorrection(InputStream json) {
        return read(json, Correction.class);
    }

    private static byte[] bytes(Object content) {
        try {
            return Json.mapper().writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every package can be written", e);
        }
    }

    private static <T> T read(InputStream json, Class<T> type) {
        try {
            return Json.mapper().readerFor(type).without(JsonParser.Feature.AUTO_CLOSE_SOURCE).readValue(json);
        } catch (JsonProcessingException e) {
            throw new UnreadableJsonException("package", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.passerelle.hl7.ack;

import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

import fr.passerelle.hl7.Escapes;
import fr.passerelle.hl7.Separators;

/** A message being written with the standard separators, each segment ended by CR. */
final class Er7Text {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    private final StringBuilder out = new StringBuilder();
    private final Charset charset;
    private final Escapes escapes;

    Er7Text(Charset charset) {
        this.charset = charset;
        this.escapes = new Escapes(Separators.STANDARD, charset);
    }

    static String time(OffsetDateTime at) {
        return TIME.format(at);
    }

    /**
     * The header.
     *
     * @param type MSH-9, its components separated
     * @param profile MSH-21, empty for none
     */
    Er7Text header(AnswerHeader header, String type, String profile) {
        return segment("MSH", Separators.STANDARD.declared(), text(header.sendingApplication()), text(header.sendingFacility()),
                text(header.receivingApplication()), text(header.receivingFacility()), time(header.at()), "", type,
                text(header.controlId()), text(header.processing()), text(header.version()), "", "", "", "", "FRA",
                header.charset().declared(), "", "", profile);
    }

    /** @param fields written as they are, trailing ones that are empty are left out */
    Er7Text segment(String name, String... fields) {
        out.append(name);
        String all = String.join("|", fields);
        return ended(all.isEmpty() ? "" : "|" + all);
    }

    private Er7Text ended(String fields) {
        int end = fields.length();
        while (end > 0 && fields.charAt(end - 1) == '|') {
            end--;
        }
        out.append(fields, 0, end).append('\r');
        return this;
    }

    /** A field of escaped components, trailing ones that are empty are left out. */
    String text(String... components) {
        int end = components.length;
        while (end > 0 && components[end - 1].isEmpty()) {
            end--;
        }
        return Arrays.stream(components, 0, end).map(escapes::escape).collect(Collectors.joining("^"));
    }

    Er7Text error(AckError error) {
        AckError.Application application = error.application();
        return segment("ERR", "", error.location(),
                text(Integer.toString(error.condition().code()), error.condition().label(), "messageErrorCondition"),
                error.severity().name(),
                application == null ? "" : text(application.code(), application.label(), application.table()));
    }

    byte[] bytes() {
        return out.toString().getBytes(charset);
    }
}

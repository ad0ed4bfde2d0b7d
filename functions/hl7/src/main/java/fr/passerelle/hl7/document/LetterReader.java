package fr.passerelle.hl7.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;

/** Reads the bodies of the mails and whether the patient may answer. A body that cannot be read is replaced by that of the software. */
final class LetterReader {
    static final String TO_PROFESSIONALS = "CORPSMAIL_PS";
    static final String TO_PATIENT = "CORPSMAIL_PATIENT";
    private static final int DATA = 5;

    private final Findings findings;

    LetterReader(Findings findings) {
        this.findings = findings;
    }

    Letters read(Hl7Message message, List<Observation> observations, @Nullable Participant reply) {
        boolean closed = observations.stream().filter(o -> o.code().equals(Flag.DESTMSSANTEPAT.name()))
                .flatMap(o -> o.notes().stream()).anyMatch(nte -> nte.text(4).toUpperCase(Locale.ROOT).equals("FIN"));
        return new Letters(body(message, observations, TO_PROFESSIONALS), body(message, observations, TO_PATIENT), !closed,
                reply == null || reply.address().isEmpty() ? null : reply.address());
    }

    static boolean isBody(String code) {
        return code.equals(TO_PROFESSIONALS) || code.equals(TO_PATIENT);
    }

    private @Nullable String body(Hl7Message message, List<Observation> observations, String code) {
        List<Segment> found = observations.stream().filter(o -> o.code().equals(code)).map(Observation::obx).toList();
        if (found.isEmpty()) {
            return null;
        }
        if (found.size() > 1) {
            findings.fault(Reason.at(found.get(1).at(3), "HL7_CARDINALITY", code, "1"));
        }
        Segment obx = found.getFirst();
        Base64Data data = Base64Data.of(obx.field(DATA).raw(DATA, 1));
        String text = data.decoded().map(bytes -> plain(bytes, message.charset())).orElse("");
        if (text.isEmpty()) {
            findings.note(Reason.at(obx.at(DATA, DATA), "HL7_BODY_UNREADABLE", code));
            return null;
        }
        if (!data.padded()) {
            findings.note(Reason.at(obx.at(DATA, DATA), "HL7_PADDING_MISSING"));
        }
        return text;
    }

    /** Charset of the body is told nowhere: strict UTF-8, else that of the message. */
    private static String plain(byte[] bytes, Charset otherwise) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, otherwise.equals(StandardCharsets.UTF_8) ? Charset.forName("ISO-8859-15") : otherwise);
        }
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}

package fr.passerelle.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages are read whatever their software does to their bytes, and every tolerance is told (messages.md §1). */
class WireTest {
    private static final String MESSAGE = """
            MSH|^~\\&|DPI|CHU|PFI|CHU|20260309101500+0100||MDM^T02^MDM_T02|0001|T|2.6|||||FRA|UNICODE UTF-8
            PID|1||A1^^^CHU&1.2&ISO^PI~B2||É^\\T\\
            ZAM|||x
            """.replace('\n', '\r');
    private final Hl7Reader reader = new Hl7Reader();

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r\n\n"})
    void everyTerminatorEndsASegment(String terminator) {
        Hl7Reading reading = read(MESSAGE.replace("\r", terminator));

        assertThat(segments(reading)).containsExactly("MSH", "PID", "ZAM");
        assertThat(codes(reading.notes())).isEqualTo(terminator.contains("\n") ? List.of("HL7_LINE_ENDS") : List.of());
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void aMissingLastTerminatorIsNoFault() {
        assertThat(segments(read(MESSAGE.stripTrailing()))).containsExactly("MSH", "PID", "ZAM");
    }

    @Test
    void fieldsAreCountedAsHl7Does() {
        Hl7Message message = message(read(MESSAGE));

        assertThat(message.header()).isEqualTo(new MessageHeader("DPI", "CHU", "PFI", "CHU", "20260309101500+0100", "MDM", "T02", "0001",
                "T", "2.6", "UNICODE UTF-8", "", ""));
        Segment pid = message.first("PID").orElseThrow();
        assertThat(pid.repetitions(3)).extracting(Field::text).containsExactly("A1", "B2");
        assertThat(pid.field(3).text(4, 2)).isEqualTo("1.2");
        assertThat(pid.text(5)).isEqualTo("É");
        assertThat(pid.text(5, 2)).isEqualTo("&");
        assertThat(pid.text(40)).isEmpty();
        assertThat(pid.at(5)).isEqualTo("PID^1^5");
    }

    @Test
    void theEnvelopeOfASocketIsTakenOff() {
        Hl7Reading reading = read("\u000B" + MESSAGE + "\u001C\r");

        assertThat(segments(reading)).containsExactly("MSH", "PID", "ZAM");
        assertThat(codes(reading.notes())).containsExactly("HL7_ENVELOPE");
    }

    @Test
    void theMarkOfByteOrderIsTakenOff() {
        assertThat(codes(read("\uFEFF" + MESSAGE).notes())).containsExactly("HL7_BYTE_ORDER_MARK");
    }

    @Test
    void theCharsetIsTheOneDeclared() {
        String latin = MESSAGE.replace("UNICODE UTF-8", "8859/15").replace("É", "É€");
        Hl7Reading reading = reader.read(latin.getBytes(Charset.forName("ISO-8859-15")));

        assertThat(reading.faults()).isEmpty();
        assertThat(message(reading).first("PID").orElseThrow().text(5)).isEqualTo("É€");
    }

    @Test
    void theCharsetDeclaredIsKeptWhenTheBytesLookOtherwise() {
        Hl7Reading reading = read(MESSAGE.replace("UNICODE UTF-8", "8859/15"));

        assertThat(codes(reading.notes())).containsExactly("HL7_CHARSET_DOUBTFUL");
        assertThat(message(reading).first("PID").orElseThrow().text(5)).isNotEqualTo("É");
    }

    @Test
    void bytesThatAreNotTheUnicodeDeclaredAreAFault() {
        Hl7Reading reading = reader.read(MESSAGE.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(codes(reading.faults())).containsExactly("HL7_CHARSET_BROKEN");
        assertThat(segments(reading)).containsExactly("MSH", "PID", "ZAM");
    }

    @Test
    void aCharsetOutsideTheGuideIsAFaultAndOneLeftOutIsGuessed() {
        assertThat(codes(read(MESSAGE.replace("UNICODE UTF-8", "EBCDIC")).faults())).containsExactly("HL7_CHARSET_UNKNOWN");
        assertThat(codes(read(MESSAGE.replace("UNICODE UTF-8", "")).notes())).containsExactly("HL7_CHARSET_MISSING");
    }

    @Test
    void separatorsAreThoseDeclared() {
        Hl7Reading reading = read(MESSAGE.replace('|', '#').replace('^', '!').replace("\\T\\", "\\F\\"));

        assertThat(codes(reading.notes())).containsExactly("HL7_SEPARATORS_UNUSUAL");
        assertThat(message(reading).first("PID").orElseThrow().field(3).text(4, 2)).isEqualTo("1.2");
        assertThat(message(reading).first("PID").orElseThrow().text(5, 2)).isEqualTo("#");
    }

    @Test
    void aTildeThatBecameAnotherCharacterIsRepairedOnlyForThoseWhoAreKnownToDoSo() {
        byte[] broken = MESSAGE.replace('~', '\u02DC').getBytes(StandardCharsets.UTF_8);

        assertThat(codes(reader.read(broken).faults())).containsExactly("HL7_SEPARATORS");
        Hl7Reading repaired = reader.read(broken, true);
        assertThat(repaired.faults()).isEmpty();
        assertThat(codes(repaired.notes())).containsExactly("HL7_SEPARATORS_REPAIRED");
        assertThat(message(repaired).first("PID").orElseThrow().repetitions(3)).hasSize(2);
    }

    @Test
    void linesOfBase64AreJoinedAndOthersAreAFault() {
        Hl7Reading joined = read(MESSAGE + "OBX|1|ED|||^T^X^Base64^QUJD\nREVG\nRw==||||||F\r");
        assertThat(message(joined).first("OBX").orElseThrow().text(5, 5)).isEqualTo("QUJDREVGRw==");
        assertThat(message(joined).first("OBX").orElseThrow().text(11)).isEqualTo("F");
        assertThat(codes(joined.notes())).contains("HL7_LINES_JOINED");

        assertThat(codes(read(MESSAGE + "NTE|1||Bonjour,\nà bientôt\r").faults())).containsExactly("HL7_SEGMENT_UNREADABLE");
    }

    @Test
    void valuesToDeleteAreToldFromNothing() {
        Segment pid = message(read(MESSAGE.replace("A1^^^CHU&1.2&ISO^PI~B2", "\"\"^^^CHU"))).first("PID").orElseThrow();

        assertThat(pid.field(3).deletes()).isTrue();
        assertThat(pid.text(3)).isEmpty();
        assertThat(pid.field(4).deletes()).isFalse();
    }

    @Test
    void componentsAreTrimmedOfNoBreakSpacesToo() {
        assertThat(message(read(MESSAGE.replace("B2", "B2^ \u00A0x\u202F\u00A0"))).first("PID").orElseThrow().repetitions(3).getLast()
                .text(2)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\r", "PID|1", "MSH", "MSH\u00E9^~\\&|", "%PDF-1.7", "{\"a\": 1}", "<?xml version=\"1.0\"?>"})
    void whatHasNoHeaderCannotBeAnswered(String content) {
        Hl7Reading reading = read(content);

        assertThat(reading.message()).isNull();
        assertThat(codes(reading.faults())).containsExactly("HL7_UNREADABLE");
    }

    @Test
    void whatIsTooBigIsRefusedBeforeItIsRead() {
        assertThat(codes(reader.tooLarge(100L << 20))).containsExactly("HL7_TOO_LARGE");
        assertThat(reader.tooLarge(20L << 20)).isEmpty();
        assertThat(codes(new Hl7Reader(new WireLimits(10, 5, 5)).read(new byte[11]).faults())).containsExactly("HL7_TOO_LARGE");
    }

    @Test
    void aMessageOfSeparatorsIsRefusedBeforeItCosts() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MESSAGE.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(("OBX" + "|".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));

        assertThat(codes(reader.read(bytes.toByteArray()).faults())).containsExactly("HL7_TOO_COMPLEX");
        assertThat(codes(read(MESSAGE + "NTE|1\r".repeat(6_000)).faults())).containsExactly("HL7_TOO_COMPLEX");
    }

    @Test
    void everySampleIsReadWithoutFaultNorTolerance() {
        for (String name : Samples.ALL) {
            Hl7Reading reading = reader.read(Samples.bytes(name));
            assertThat(reading.faults()).as(name).isEmpty();
            assertThat(reading.notes()).as(name).isEmpty();
            assertThat(segments(reading).getFirst()).as(name).isEqualTo("MSH");
        }
    }

    private Hl7Reading read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Hl7Message message(Hl7Reading reading) {
        return Objects.requireNonNull(reading.message());
    }

    private static List<String> segments(Hl7Reading reading) {
        return message(reading).segments().stream().map(Segment::name).toList();
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}

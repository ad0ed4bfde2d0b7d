package fr.passerelle.formats.cda.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Whatever comes, an answer: never an exception, never a file or a network read, never much memory (documents.md §3.13 line 1). */
class HostileCdaTest {
    private static final List<byte[]> SOUND = List.of(bytes(Cdas.text("crh-v1")), bytes(Cdas.text("letter")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> codes(String text) {
        return Cdas.read(text).faults().stream().map(Reason::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">",
            "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"})
    void a_document_type_is_never_read(String type) {
        String text = Cdas.text("crh-v1");

        assertThat(codes(text.replaceFirst("<ClinicalDocument", type + "<ClinicalDocument"))).containsExactly("CDA_DTD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<", "<a/>", "{}", "%PDF-1.7", "<ClinicalDocument/>", "\u0000\u0001\u0002",
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>",
            "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/></xsl:stylesheet>",
            "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>", "<?xml-stylesheet", "<?xml-stylesheet?>", "<!-- ", "\uFEFF", "\uFEFF\r\n"})
    void what_is_no_cda_is_a_fault(String text) {
        CdaReading reading = Cdas.read(text);

        assertThat(reading.document()).isNull();
        assertThat(reading.faults()).isNotEmpty();
    }

    @Test
    void depth_and_numbers_are_limited() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        String wide = "<a/>".repeat(CdaTree.MOST_ELEMENTS + 1);
        for (String bomb : List.of(deep, wide)) {
            String text = Cdas.text("letter").replace("<paragraph>Séjour", bomb + "<paragraph>Séjour");
            assertThat(assertTimeout(Duration.ofSeconds(20), () -> codes(text))).contains("CDA_LIMITS");
        }
    }

    @Test
    void a_document_that_is_too_large_is_refused_before_it_is_read() {
        var context = new CdaContext(Example.establishment(), Environment.TEST, CdaContext.alone(Example.establishment(),
                Environment.TEST, "a").vouched(), "a.xml", 1000);

        assertThat(Cdas.READER.read(SOUND.getFirst(), context).faults()).extracting(Reason::code).containsExactly("CDA_TOO_LARGE");
    }

    @Test
    void a_signed_document_is_read_inside_its_signature() {
        String text = Cdas.text("crh-v1").replaceFirst("<ClinicalDocument",
                "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:Object><ClinicalDocument")
                + "</ds:Object></ds:Signature>";
        CdaReading reading = Cdas.read(text);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notes()).extracting(Reason::code).contains("CDA_SIGNED");
    }

    @Property(tries = 400)
    void a_document_changed_anywhere_gives_an_answer(@ForAll("changed") byte[] given) {
        CdaReading reading = Cdas.READER.read(given, CdaContext.alone(Example.establishment(), Environment.TEST, "a.xml"));

        assertThat(reading.document() == null).isEqualTo(!reading.faults().isEmpty());
        assertThat(reading.faults()).allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("279035121518989", "PAT-TROIS"));
    }

    @Provide
    Arbitrary<byte[]> changed() {
        Arbitrary<byte[]> sound = Arbitraries.of(SOUND);
        Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(sound, places, places, Arbitraries.of("cut", "byte", "drop", "twice", "swap"), Arbitraries.bytes())
                .as((bytes, one, other, how, value) -> change(bytes, (int) (one * (bytes.length - 1)), (int) (other * 60), how, value));
    }

    private static byte[] change(byte[] bytes, int at, int length, String how, byte value) {
        int end = Math.min(bytes.length, at + length);
        byte[] part = Arrays.copyOfRange(bytes, at, end);
        return switch (how) {
            case "cut" -> Arrays.copyOf(bytes, at);
            case "drop" -> together(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            case "twice" -> together(Arrays.copyOf(bytes, end), part, Arrays.copyOfRange(bytes, end, bytes.length));
            case "swap" -> together(Arrays.copyOfRange(bytes, at, bytes.length), Arrays.copyOf(bytes, at));
            default -> {
                byte[] changed = bytes.clone();
                changed[at] = value;
                yield changed;
            }
        };
    }

    private static byte[] together(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}

package fr.passerelle.hl7.ack;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.hl7.Condition;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Acknowledgements are written as the volet prints them, and read back without loss (messages.md §3). */
class AckTest {
    private final AnswerReader reader = new AnswerReader(ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @ValueSource(strings = {"50_ack_mdm_aa.er7", "51_ack_mdm_ae_orc_mismatch.er7", "52_ack_oru_ar_retry_later.er7", "57_ack_siu.er7"})
    void aTechnicalAcknowledgementIsWrittenAsItWasRead(String sample) {
        assertThat(AckWriter.write(reader.ack(Samples.message(sample)).orElseThrow())).isEqualTo(Samples.bytes(sample));
    }

    @ParameterizedTest
    @ValueSource(strings = {"53_zam_z01_dmp_ok.er7", "54_zam_z01_dmp_ko.er7", "55_zam_z02_mss_ko_patient.er7", "56_zam_z03_read_ok.er7"})
    void aBusinessAcknowledgementIsWrittenAsItWasRead(String sample) {
        assertThat(ZamWriter.write(reader.zam(Samples.message(sample)).orElseThrow())).isEqualTo(Samples.bytes(sample));
    }

    @Test
    void onlyWhatIsNotAcceptedHasErrors() {
        Acknowledgement refused = reader.ack(Samples.message("51_ack_mdm_ae_orc_mismatch.er7")).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Acknowledgement(refused.header(), refused.event(), AckCode.AA, refused.acknowledged(), refused.errors()));
    }

    @Test
    void anAnswerThatTellsNoTimeIsNoAnswer() {
        byte[] undated = "MSH|^~\\&|PFI|CHU|DPI|CHU|||ACK^R01^ACK|1|T|2.5|||||FRA|UNICODE UTF-8\rMSA|AA|2\r"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(reader.ack(Objects.requireNonNull(new Hl7Reader().read(undated).message()))).isEmpty();
    }

    @Test
    void anAnswerGoesBackToItsSenderInItsOwnCharset() {
        Hl7Message message = Samples.message("12_oru_r01_iso8859_15.hl7");
        var header = AnswerHeader.to(message.header(), OffsetDateTime.parse("2026-03-09T11:30:02+01:00"), "PFI-1", "2.5");
        var error = new AckError("", Condition.APPLICATION, AckError.Severity.E,
                new AckError.Application("X", "Refusé", message.header().receivingApplication()));

        byte[] written = AckWriter.write(new Acknowledgement(header, "R01", AckCode.AE, message.header().controlId(), List.of(error)));

        assertThat(new String(written, AnswerCharset.LATIN_9.charset()))
                .startsWith("MSH|^~\\&|PFI-DEMO|CHU-DEMO|SIL-DEMO|CHU-DEMO|20260309113002+0100||ACK^R01^ACK|PFI-1|T|2.5|||||FRA|8859/15\r")
                .contains("X^Refusé^PFI-DEMO\r");
    }

    @Property
    void anyTechnicalAcknowledgementIsReadBack(@ForAll("acknowledgements") Acknowledgement ack) {
        assertThat(reader.ack(message(AckWriter.write(ack)))).contains(ack);
    }

    @Property
    void anyBusinessAcknowledgementIsReadBack(@ForAll("businessAcknowledgements") BusinessAck ack) {
        assertThat(reader.zam(message(ZamWriter.write(ack)))).contains(ack);
    }

    @Provide
    Arbitrary<Acknowledgement> acknowledgements() {
        Arbitrary<Acknowledgement> refused = Combinators.combine(headers(), events(), Arbitraries.of(AckCode.AE, AckCode.AR), words(),
                errors().list().ofMaxSize(4)).as(Acknowledgement::new);
        return Arbitraries.oneOf(refused, Combinators.combine(headers(), events(), words())
                .as((header, event, acknowledged) -> new Acknowledgement(header, event, AckCode.AA, acknowledged, List.of())));
    }

    @Provide
    Arbitrary<BusinessAck> businessAcknowledgements() {
        return Combinators.combine(headers(), Arbitraries.of(BusinessAck.Kind.class), words(), Arbitraries.of(true, false),
                Combinators.combine(words(), words()).as(BusinessAck.Party::new).injectNull(0.3), errors().injectNull(0.5))
                .as(BusinessAck::new);
    }

    private static Arbitrary<AckError> errors() {
        Arbitrary<String> places = Combinators.combine(Arbitraries.of("MSH", "PID", "OBX"), Arbitraries.integers().between(1, 40))
                .as((name, field) -> name + "^1^" + field);
        Arbitrary<AckError.Application> applications = Combinators.combine(words(), words(), words()).as(AckError.Application::new);
        return Combinators.combine(Arbitraries.oneOf(Arbitraries.just(""), places), Arbitraries.of(Condition.class),
                Arbitraries.of(AckError.Severity.class), applications.injectNull(0.3)).as(AckError::new);
    }

    private static Arbitrary<String> events() {
        return Arbitraries.of("T02", "R01", "S12");
    }

    private static Arbitrary<AnswerHeader> headers() {
        Arbitrary<OffsetDateTime> moments = Arbitraries.longs().between(0, 4_000_000_000L).map(seconds -> OffsetDateTime
                .ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.ofHours((int) (seconds % 12))));
        return Combinators.combine(words(), words(), words(), moments, words(), Arbitraries.of("P", "T"), Arbitraries.of("2.5", "2.6"))
                .as((a, b, c, at, id, processing, version) -> new AnswerHeader(a,
                        b, c, a, at, id, processing, version, AnswerCharset.UTF_8));
    }

    /** Texts with everything that separates, never blank at their ends: readers trim. */
    private static Arbitrary<String> words() {
        String characters = IntStream.concat("|^~\\&\n\r\"'É€ ".chars(), "abcXYZ019.".chars())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMinLength(1).ofMaxLength(12)
                .filter(text -> text.equals(text.strip()) && !text.equals("\"\""));
    }

    private static Hl7Message message(byte[] written) {
        assertThat(new String(written, StandardCharsets.UTF_8)).endsWith("\r").doesNotContain("\n");
        return Objects.requireNonNull(new Hl7Reader().read(written).message());
    }
}

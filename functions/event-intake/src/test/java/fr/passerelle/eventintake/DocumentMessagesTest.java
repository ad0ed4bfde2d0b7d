package fr.passerelle.eventintake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages about a document that come by the queue: taken in as files. */
class DocumentMessagesTest {
    private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
    private static final String MESSAGE = "MSH|^~\\&|DPI|CHU|PASSERELLE||20260315101500+0100||MDM^T02^MDM_T02|ID 42|T|2.6|||||FRA|8859/15|||2.1^CISIS_CDA_HL7_V2\r"
            + "EVN|T02|20260315101500+0100\rPID|1||EX000123^^^CHU-DEMO&1.2.3&ISO^PI\rTXA|1|Sortie à coût maîtrisé, 12 €\r";

    private final Ward ward = new Ward();

    @Test
    void itIsDroppedAsTheFileItWouldHaveBeenInTheCharsetOfItsHeader() throws IOException {
        ward.intake().handle(MESSAGE, Ward.FINESS);

        String key = ward.drops.kept().iterator().next();
        assertThat(key).matches(Ward.FINESS + "/inbox/-ID-42~[0-9a-f]{8}\\.[0-9a-f]{8}\\.hl7@v1");
        try (InputStream file = ward.drops.open(ward.drops.find(key.substring(0, key.indexOf('@'))).orElseThrow())) {
            assertThat(file.readAllBytes()).isEqualTo(MESSAGE.getBytes(LATIN_9));
        }
        assertThat(ward.store.inputs()).as("document-intake registers and answers it").isEmpty();
    }

    @Test
    void theSameMessageAgainIsTheSameFileAndAnotherUnderItsNumberAnother() {
        ward.intake().handle(MESSAGE, Ward.FINESS);
        ward.intake().handle(MESSAGE, Ward.FINESS);
        ward.intake().handle(MESSAGE.replace("12 €", "13 €"), Ward.FINESS);

        assertThat(ward.drops.kept()).extracting(key -> key.substring(0, key.indexOf('@'))).hasSize(3).satisfies(keys -> assertThat(
                keys.stream().distinct()).hasSize(2));
    }

    @Test
    void killedInTheMiddleItComesBackAndIsDropped() {
        try {
            ward.intake(Crash.at(1, Crash.When.AFTER)).handle(MESSAGE, Ward.FINESS);
        } catch (Crash.Killed _) {
            ward.intake().handle(MESSAGE, Ward.FINESS);
        }
        assertThat(ward.drops.kept()).isNotEmpty();
    }

    @Test
    void anEstablishmentThatIsNotKnownIsTold() {
        ward.intake().handle(MESSAGE, "750000000");

        assertThat(ward.drops.kept()).isEmpty();
        assertThat(reasons()).containsExactly("ESTABLISHMENT_UNKNOWN");
    }

    @Test
    void whatItsCharsetCannotWriteIsRefusedRatherThanChanged() {
        ward.intake().handle(MESSAGE.replace("€", "☂"), Ward.FINESS);

        assertThat(ward.drops.kept()).isEmpty();
        assertThat(reasons()).containsExactly("HL7_CHARSET_BROKEN");
    }

    @Test
    void withoutCharsetItIsUnicode() throws IOException {
        String message = MESSAGE.replace("8859/15", "");
        ward.intake().handle(message, Ward.FINESS);

        String key = ward.drops.kept().iterator().next();
        try (InputStream file = ward.drops.open(ward.drops.find(key.substring(0, key.indexOf('@'))).orElseThrow())) {
            assertThat(file.readAllBytes()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<String> reasons() {
        Input input = ward.store.inputs().getFirst();
        return ward.store.dispatches(input.id()).stream().flatMap(dispatch -> dispatch.reasons().stream()).map(Reason::code).toList();
    }
}

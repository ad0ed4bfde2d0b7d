package fr.passerelle.keeper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.formats.json.VaultPackages;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left to prove a transmission. */
class ProofsTest {
    private final Cellar cellar = new Cellar();
    private final Input input = cellar.drop("lettre");

    private String proof(int number) {
        return cellar.proofs.all().get(Cellar.FINESS + "/" + input.id() + "/" + number);
    }

    private Dispatch sent() {
        cellar.vault.put("example/0.xml", "<cda/>".getBytes(StandardCharsets.UTF_8), "text/xml");
        var decision = new Decision(Decision.Moment.SENDING, List.of("IDENTITY_QUALIFIED"), Map.of("identity", "QUALIFIED"), "P01@3",
                cellar.now());
        Dispatch ready = cellar.keep(cellar.received(input, Destination.DMP).ready(cellar.now()));
        Dispatch sending = ready.decided(decision).sending("DMP=NOT_OPPOSED", cellar.now(), cellar.now());
        Dispatch confirmed = sending.confirmed(List.of(Reason.of("DMP_WARNING", "W042"), Reason.of("PART_MISSING", "nom-de-fichier.pdf")),
                cellar.now().plusSeconds(2));
        cellar.move(ready, sending);
        cellar.move(sending, confirmed);
        return confirmed;
    }

    @Test
    void theProofSaysWhoWhatByWhichRulesAndWhatWasAnswered() throws IOException {
        sent();
        cellar.days(1);
        assertThat(proof(1)).isEqualTo(golden());
    }

    @Test
    void whatLeftByMailWithoutInsIsProvedBesideWhatTheDmpGot() {
        DocumentPackage fed = new PackageJson().readDocuments(new ByteArrayInputStream(Cellar.example()));
        PreparedDocument first = fed.documents().getFirst();
        var mailed = new PreparedDocument(first.source(), "1.2.3.3.77", first.setId(), first.chain(), "x.xml", 1, "h", "x.pdf", 1);
        new VaultPackages(cellar.vault).keep(new DocumentPackage(input.id(), fed.establishment(), fed.site(), fed.patient().withoutIns(),
                List.of(mailed), List.of(), fed.destinations(), fed.message(), fed.instructions()));
        sent();
        cellar.days(1);
        assertThat(proof(1)).as("made, but nothing left with it").contains(first.uniqueId()).doesNotContain("1.2.3.3.77");

        var note = List.of(Reason.at("/patient", Dispatch.WITHOUT_INS));
        Dispatch mail = cellar.keep(cellar.received(input, Destination.PROFESSIONAL_MAILBOX).ready(cellar.now()));
        Dispatch sending = mail.sending("PROFESSIONAL_MAILBOX=NOT_OPPOSED", note, cellar.now(), cellar.now());
        cellar.move(mail, sending);
        cellar.move(sending, sending.sent(note, cellar.now()));
        cellar.days(40);
        assertThat(proof(2)).contains(first.uniqueId(), "1.2.3.3.77");
    }

    @Test
    void itHoldsNoIdentityNoTitleAndNoNameOfAFile() {
        sent();
        cellar.days(1);
        assertThat(proof(1)).doesNotContain("PAT-TROIS", "DOMINIQUE", "279035121518989", "IPP0001234", "1979-03-28", "Compte rendu", ".pdf",
                ".json");
    }

    @Test
    void itIsWrittenOnceAndOnceMoreWhenAStateHasChanged() {
        Dispatch confirmed = sent();
        cellar.days(29);
        assertThat(cellar.proofs.all()).hasSize(1);
        cellar.move(confirmed, readBySomebody(confirmed, cellar.now()));
        cellar.days(40);
        assertThat(cellar.proofs.all()).hasSize(2);
        assertThat(proof(2)).contains("\"state\" : \"read\"");
    }

    @Test
    void aProofThatWasTrueBeforeAKillKeepsItsNumber() {
        sent();
        cellar.proofs.write(Cellar.FINESS, input.id(), 1, "what was true then".getBytes(StandardCharsets.UTF_8));
        cellar.days(1);
        assertThat(proof(1)).isEqualTo("what was true then");
        assertThat(proof(2)).contains(Proof.FORMAT);
        assertThat(cellar.keeping(input).proofs()).isEqualTo(2);
    }

    @Test
    void nothingUnsettledIsProved() {
        cellar.keep(cellar.received(input, Destination.DMP).ready(cellar.now()));
        cellar.later(Duration.ofDays(200));
        cellar.run();
        assertThat(cellar.proofs.all()).isEmpty();
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProofsTest.class.getResourceAsStream("proof.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** As a collection of receipts would write it. */
    private static Dispatch readBySomebody(Dispatch d, Instant at) {
        return new Dispatch(d.ref(), d.establishment(), d.destination(), d.part(), d.documents(), d.appointment(), d.outsideId(),
                d.priority(), DispatchState.READ, null, null, List.of(), d.consent(), d.decision(), d.attempts(), d.tryingSince(), at, null,
                d.replayOf(), d.rev() + 1);
    }
}

package fr.passerelle.mailboxdispatch;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.memory.Crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DocumentDispatchTest {
    private static final List<String> COLLEAGUES = List.of("dr.un@medecin.mssante.fr", "dr.deux@exemple.fr");

    private final Desk desk = new Desk();

    @Test
    void aPatientGetsTheDocumentsAndTheConversationIsEnded() throws Exception {
        Dispatch sent = send(Destination.PATIENT_MAILBOX, 0, IdentityStatus.QUALIFIEE);

        assertThat(sent.state()).isEqualTo(DispatchState.SENT);
        assertThat(desk.delivered).singleElement().asString().contains("To: <279035121518989@patient.mssante.fr>", "X-MSS-MES: FIN",
                "IHE_XDM.zip", "Message-ID: " + sent.outsideId());
    }

    @Test
    void eachProfessionalGetsAMailOfTheirOwnThatMayBeAnswered() throws Exception {
        Dispatch sent = send(Destination.PROFESSIONAL_MAILBOX, 0, IdentityStatus.QUALIFIEE);

        assertThat(sent.consent()).startsWith("PROFESSIONAL_MAILBOX=");
        assertThat(desk.delivered).singleElement().asString().contains("To: <dr.un@medecin.mssante.fr>").doesNotContain("X-MSS-MES",
                "dr.deux");
    }

    @Test
    void aProfessionalOutsideTheListIsRefusedWithTheFieldToRepair() throws Exception {
        Dispatch refused = send(Destination.PROFESSIONAL_MAILBOX, 1, IdentityStatus.QUALIFIEE);

        assertThat(refused.state()).isEqualTo(DispatchState.REFUSED);
        assertThat(refused.reasons()).containsExactly(Reason.at("/destinations/professionals/1", "MAIL_DOMAIN_REFUSED"));
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void nothingGoesToAPatientWhoseIdentityIsNotQualified() throws Exception {
        Dispatch held = send(Destination.PATIENT_MAILBOX, 0, IdentityStatus.VALIDEE);

        assertThat(held.hold()).isEqualTo(HoldReason.IDENTITY);
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void aNewerVersionIsMailedAfterTheOlderOne() throws Exception {
        Dispatch first = prepare(1, Destination.PATIENT_MAILBOX, 0, IdentityStatus.QUALIFIEE, Visibility.OPEN);
        Dispatch second = prepare(2, Destination.PATIENT_MAILBOX, 0, IdentityStatus.QUALIFIEE, Visibility.OPEN);
        desk.handle(second.ref(), Crash.never());
        assertThat(now(second)).returns(HoldReason.PREDECESSOR, Dispatch::hold).satisfies(d -> assertThat(d.wakeAt()).isPresent());
        assertThat(desk.delivered).isEmpty();
        desk.handle(first.ref(), Crash.never());
        assertThat(now(second).state()).as("woken by the one before").isEqualTo(DispatchState.READY);
        desk.handle(second.ref(), Crash.never());
        assertThat(desk.delivered).hasSize(2);
    }

    @Test
    void aRestrictionThatOutlivesTheVersionItWasAskedForKeepsTheMailBack() throws Exception {
        var hidden = new Visibility(false, true, false, false, false);
        Dispatch first = prepare(1, Destination.DMP, 0, IdentityStatus.QUALIFIEE, hidden);
        desk.store.commit(List.of(new Write.Move(first, first.refused(RefusalClass.CHOICE, List.of(), desk.now))));
        Dispatch second = prepare(2, Destination.PATIENT_MAILBOX, 0, IdentityStatus.QUALIFIEE, Visibility.OPEN);
        desk.handle(second.ref(), Crash.never());
        assertThat(now(second).reasons()).containsExactly(Reason.at("doc", "HIDDEN_BUT_MAILED"));
        assertThat(desk.delivered).isEmpty();
    }

    private Dispatch send(Destination destination, int part, IdentityStatus status) throws Exception {
        Dispatch dispatch = prepare(1, destination, part, status, Visibility.OPEN);
        desk.handle(dispatch.ref(), Crash.never());
        return now(dispatch);
    }

    private Dispatch now(Dispatch dispatch) {
        return desk.store.dispatch(dispatch.ref()).orElseThrow();
    }

    /** A version as its intake leaves it: packaged, linked, ready. */
    private Dispatch prepare(int version, Destination destination, int part, IdentityStatus status, Visibility visibility)
            throws Exception {
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr", "medecin.mssante.fr"), 1_000_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
        byte[] file = "%PDF-1.4".getBytes(UTF_8);
        String inputId = "0a1b" + version;
        Version replaces = version == 1 ? null : new Version("doc", version - 1);
        desk.vault.put(inputId + "/0.xml", file, "text/xml");
        desk.vault.put(inputId + "/0.pdf", file, "application/pdf");
        desk.vault.put(inputId + "/package.json", new PackageJson().write(content(inputId, version, replaces, file, status, visibility)),
                "application/json");
        var ref = new DispatchRef(inputId, "c0de" + version);
        var dispatch = Dispatch.received(ref, "750100125", destination, part, List.of("doc"), null,
                "<c0de" + version + "@chu-demo.mssante.fr>", desk.now).ready(desk.now);
        var input = Input.received(inputId, "750100125", InputKind.DESCRIPTOR, "lettre-" + version + ".json", "v1", "e1", desk.now)
                .judged(List.of(), Desk.ORIGIN);
        var link = new Link.Feed(new Version("doc", version), replaces, inputId, "1.2.250.1.999.1.1.9002.3." + version, visibility);
        var key = new ChainKey("750100125", "doc");
        Chain before = desk.store.chain(key).orElse(null);
        desk.store.commit(List.of(new Write.Register(input), new Write.Create(dispatch),
                new Write.Extend(before, before == null ? Chain.begin(key, link) : before.with(link))));
        return dispatch;
    }

    private static DocumentPackage content(String inputId, int version, @Nullable Version replaces, byte[] file, IdentityStatus status,
            Visibility visibility) throws Exception {
        var patient = new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), status, "IPP-001", "PAT-TROIS", null, "DOMINIQUE",
                "DOMINIQUE", null, LocalDate.of(1979, 3, 24), Sex.F, "51215");
        var doctor = new Professional("801234567897", "MEDECIN-TEST", "DENISE", "MME", "DR", "G15_10/SM04");
        var at = OffsetDateTime.parse("2026-03-09T10:00:00+01:00");
        var source = new SourceDocument("doc", version, replaces, "doc.pdf", "11502-2", "Bilan", at, "N", visibility, doctor, doctor, at,
                new Act(at, null, doctor, List.of()), new Stay("S-1", "AMB", at, at), References.NONE, null);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file));
        var prepared = new PreparedDocument(source, "1.2.250.1.999.1.1.9002.3." + version, "1.2.250.1.999.1.1.9002.4.1", "doc",
                inputId + "/0.xml",
                file.length,
                hash, inputId + "/0.pdf", file.length);
        return new DocumentPackage(inputId, Desk.establishment(), null, patient, List.of(prepared), List.of(),
                new Destinations(true, true, COLLEAGUES),
                Message.DEFAULT, Instructions.USUAL);
    }
}

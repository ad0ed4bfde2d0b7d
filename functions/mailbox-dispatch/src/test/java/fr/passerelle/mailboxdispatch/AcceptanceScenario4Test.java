package fr.passerelle.mailboxdispatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.documentintake.DocumentIntake;
import fr.passerelle.documentintake.IntakeSettings;
import fr.passerelle.documentintake.Situations;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryDropBucket;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryFeeds;
import fr.passerelle.memory.InMemoryPostponement;
import fr.passerelle.simulators.mssante.MssanteSettings;
import fr.passerelle.simulators.mssante.MssanteSimulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** use-cases.md §5.G and §11, scenario 4, under the derogation: the mail to a professional leaves without INS, the rest waits for it. */
class AcceptanceScenario4Test {
    private static final String FINESS = "750100125";
    private static final String MATRICULE = "279035121518989";
    private static final String COLLEAGUE = "dr.un@medecin.mssante.fr";

    private final Desk desk = new Desk();
    private final VaultPackages packages = new VaultPackages(desk.vault);
    private final InMemoryDropBucket bucket = new InMemoryDropBucket();
    private final FixedPatientKeys keys = new FixedPatientKeys();
    private final DocumentIntake documents = new DocumentIntake(desk.store, bucket, desk.vault,
            new InMemoryEstablishments(Desk.establishment(true)), desk.queue, new InMemoryPostponement(), new InMemoryFeeds(),
            new Situations(desk.pathways, new PatientRecords(desk.identities, keys), keys),
            new IntakeSettings("drop", Environment.TEST, MailDomains.of("medecin.mssante.fr", "patient.mssante.fr"), 20 << 20,
                    Duration.ZERO),
            () -> desk.now);

    AcceptanceScenario4Test() {
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr", "medecin.mssante.fr"), 1_000_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
    }

    @Test
    void onlyTheMailToTheProfessionalLeavesAndTheMatriculeIsNowhereInIt() throws Exception {
        drop("L", 1);
        assertThat(desk.dispatches()).filteredOn(d -> d.destination() != Destination.PROFESSIONAL_MAILBOX).hasSize(2)
                .allMatch(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.IDENTITY);

        mail("L", 1);

        assertThat(mailOf("L", 1)).returns(DispatchState.SENT, Dispatch::state)
                .extracting(mail -> mail.reasons().stream().map(Reason::code).toList())
                .isEqualTo(List.of("SIBLING_NOT_CONFIRMED", "MAIL_WITHOUT_INS"));
        assertThat(desk.delivered).singleElement().asString().contains("X-MSS-INS: N");
        assertThat(OpenedMail.of(desk.delivered.getFirst())).contains("8000012345^^^&amp;1.2.250.1.999.1&amp;ISO^PI")
                .doesNotContain(MATRICULE).doesNotContain(Stream.of(InsAuthority.values()).map(InsAuthority::oid).toList());
        assertThat(violations(desk.delivered.getFirst())).isEmpty();
    }

    @Test
    void onceQualifiedTheDmpAndThePatientGetTheirOwnAndTheMailIsNotSentAgain() {
        drop("L", 1);
        mail("L", 1);
        PreparedDocument mailed = packages.withoutIns(input("L", 1).id()).orElseThrow().documents().getFirst();

        feed(IdentityStatus.QUALIFIEE, LocalDate.of(1979, 3, 2));
        documents.judgeAgain(input("L", 1).id());
        mail("L", 1);

        assertThat(states("L", 1)).containsExactlyInAnyOrder("dmp ready", "patient-mailbox ready", "professional-mailbox sent");
        var content = packages.documents(input("L", 1).id());
        assertThat(content.patient().requiredIns().value()).isEqualTo(MATRICULE);
        PreparedDocument fed = content.documents().getFirst();
        assertThat(fed.uniqueId()).as("an id names bytes").isNotEqualTo(mailed.uniqueId());
        assertThat(fed.setId()).isEqualTo(mailed.setId());
        assertThat(desk.delivered).hasSize(1);

        confirmed("L", 1);
        drop("L", 2);
        confirmed("L", 2);
        mail("L", 2);
        delete("L", 2);
        confirmed("suppression", 2);
        mail("suppression", 2);

        assertThat(desk.delivered).hasSize(3);
        assertThat(desk.delivered.get(1)).contains("X-MSS-INS: O");
        assertThat(desk.delivered.get(2)).contains(mailOf("L", 1).outsideId(), mailOf("L", 2).outsideId());
    }

    @Test
    void versionsAndRecallsGoOnWithoutInsForAsLongAsItTakes() throws Exception {
        drop("L", 1);
        drop("L", 2);
        mail("L", 2);
        assertThat(mailOf("L", 2).hold()).isEqualTo(HoldReason.PREDECESSOR);
        mail("L", 1);
        assertThat(mailOf("L", 2).state()).as("woken by the version before").isEqualTo(DispatchState.READY);
        mail("L", 2);
        delete("L", 2);
        mail("suppression", 2);

        assertThat(desk.delivered).hasSize(3);
        String first = packages.withoutIns(input("L", 1).id()).orElseThrow().documents().getFirst().uniqueId();
        assertThat(OpenedMail.of(desk.delivered.get(1))).containsPattern("<parentDocument>\\s*<id root=\"" + first);
        assertThat(desk.delivered.get(2)).contains(mailOf("L", 1).outsideId(), mailOf("L", 2).outsideId());
        for (String mail : desk.delivered) {
            assertThat(OpenedMail.of(mail)).doesNotContain(MATRICULE)
                    .doesNotContain(Stream.of(InsAuthority.values()).map(InsAuthority::oid).toList());
        }
    }

    @Test
    void aContradictedIdentityHoldsTheMailToo() {
        feed(IdentityStatus.PROVISOIRE, LocalDate.of(1980, 1, 1));
        drop("L", 1);

        assertThat(states("L", 1)).containsOnly("dmp held", "patient-mailbox held", "professional-mailbox held");
        assertThat(desk.vault.paths()).isEmpty();

        feed(IdentityStatus.PROVISOIRE, LocalDate.of(1979, 3, 2));
        documents.judgeAgain(input("L", 1).id());
        assertThat(mailOf("L", 1).state()).isEqualTo(DispatchState.READY);

        feed(IdentityStatus.PROVISOIRE, LocalDate.of(1980, 1, 1));
        mail("L", 1);
        assertThat(mailOf("L", 1).hold()).as("looked at once more when sending").isEqualTo(HoldReason.IDENTITY);
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void whatWasWrittenUnderAQualifiedInsWaitsForIt() {
        feed(IdentityStatus.QUALIFIEE, LocalDate.of(1979, 3, 2));
        drop("L", 1);
        feed(IdentityStatus.VALIDEE, LocalDate.of(1979, 3, 2));
        confirmed("L", 1);
        mail("L", 1);
        documents.judgeAgain(input("L", 1).id());

        assertThat(mailOf("L", 1).hold()).isEqualTo(HoldReason.IDENTITY);
        assertThat(desk.delivered).isEmpty();
    }

    @Test
    void killedAnywhereTheMailLeavesOnceAtMost() {
        drop("whole", 1);
        Crash counted = Crash.never();
        desk.handle(mailOf("whole", 1).ref(), counted);
        for (int call = 1; call <= counted.calls(); call++) {
            for (Crash.When when : Crash.When.values()) {
                String id = "L" + call + when;
                drop(id, 1);
                Dispatch mail = mailOf(id, 1);
                Crash crash = Crash.at(call, when);
                assertThatThrownBy(() -> desk.handle(mail.ref(), crash)).isInstanceOf(Crash.Killed.class);
                desk.now = desk.now.plus(Desk.LEASE).plusSeconds(1);
                mail(id, 1);
                mail(id, 1);
                assertThat(mailOf(id, 1).state()).as("killed %s call %d", when, call).isEqualTo(DispatchState.SENT);
                assertThat(desk.delivered).as("killed %s call %d", when, call)
                        .filteredOn(one -> one.contains("Message-ID: " + mail.outsideId())).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private void feed(IdentityStatus status, LocalDate birth) {
        desk.now = desk.now.plusSeconds(1);
        @Nullable
        Ins ins = status == IdentityStatus.QUALIFIEE ? new Ins(MATRICULE, InsAuthority.NIR_TEST) : null;
        var patient = new Patient(ins, status, "8000012345", "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE", null, birth, Sex.F, "51215");
        desk.identities.record(FINESS, keys.ofIpp(FINESS, "8000012345"), new KnownIdentity.Known(patient, List.of(), desk.now));
    }

    private void drop(String id, int version) {
        String replaces = version == 1 ? "" : ",\"replaces\":\"%s\",\"replacesVersion\":%d".formatted(id, version - 1);
        try (InputStream pdf = Example.open("document.pdf")) {
            put(id + "-" + version + ".pdf", pdf.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        put(id + "-" + version + ".json", descriptor("""
                "destinations":{"dmp":true,"patient":true,"professionals":["%s"]},
                "documents":[{"id":"%s","version":%d,"file":"%s-%d.pdf","type":"11490-0","title":"Lettre",
                  "createdAt":"2026-03-09T11:30:00+01:00"%s}]""".formatted(COLLEAGUE, id, version, id, version, replaces)));
    }

    private void delete(String id, int version) {
        put("suppression-" + version + ".json", descriptor("""
                "destinations":{"dmp":true,"professionals":["%s"]},
                "deletions":[{"id":"%s","version":%d,"decidedAt":"2026-03-10T09:00:00+01:00"}]""".formatted(COLLEAGUE, id, version)));
    }

    private static byte[] descriptor(String rest) {
        return """
                {"patient":{"ins":{"value":"279035121518989","oid":"1.2.250.1.213.1.4.10"},"identityStatus":"PROVISOIRE",
                  "ipp":"8000012345","birthName":"PAT-TROIS","birthGivenNames":"DOMINIQUE","birthFirstName":"DOMINIQUE",
                  "birthDate":"1979-03-02","sex":"F","birthPlaceCog":"51215"},
                 "author":{"professional":{"rpps":"01234567897","familyName":"MARTEL","givenName":"Claire","title":"DR",
                  "specialty":"G15_10/SM04"}},
                 %s}""".formatted(rest).getBytes(UTF_8);
    }

    private void put(String name, byte[] content) {
        String key = FINESS + "/inbox/" + name;
        DropObject object = bucket.put(key, content);
        documents.receive("""
                {"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"drop"},
                 "object":{"key":"%s","size":%d,"eTag":"%s","versionId":"%s"}}}]}""".formatted(key, object.size(), object.digest(),
                object.version()));
    }

    private Input input(String id, int version) {
        Optional<Input> found = desk.store.inputs().stream().filter(i -> i.name().equals(id + "-" + version + ".json")).findFirst();
        return found.orElseThrow();
    }

    private Dispatch mailOf(String id, int version) {
        return desk.store.dispatches(input(id, version).id()).stream()
                .filter(d -> d.destination() == Destination.PROFESSIONAL_MAILBOX).findFirst().orElseThrow();
    }

    private List<String> states(String id, int version) {
        return desk.store.dispatches(input(id, version).id()).stream().map(d -> d.destination().word() + " " + d.state().word()).toList();
    }

    private void mail(String id, int version) {
        desk.handle(mailOf(id, version).ref(), Crash.never());
    }

    /** What dmp-dispatch makes of it. */
    private void confirmed(String id, int version) {
        desk.store.dispatches(input(id, version).id()).stream().filter(d -> d.destination() == Destination.DMP).forEach(ready -> {
            Dispatch sending = ready.sending("DMP=NOT_OPPOSED", desk.now, desk.now);
            assertThat(desk.store.commit(List.of(new Write.Move(ready, sending))).done()).isTrue();
            assertThat(desk.store.commit(List.of(new Write.Move(sending, sending.confirmed(List.of(), desk.now)))).done()).isTrue();
        });
    }

    /** What the operator of the simulators has to say of a mail. */
    private List<String> violations(String mail) throws IOException {
        try (MssanteSimulator operator = MssanteSimulator.start(MssanteSettings.test("patient.mssante.fr", () -> desk.now));
                Socket socket = new Socket(operator.host(), operator.port());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            in.readLine();
            for (String step : List.of("HELO test", "MAIL FROM:<passerelle@chu-demo.mssante.fr>", "RCPT TO:<" + COLLEAGUE + ">", "DATA",
                    mail + "\r\n.")) {
                socket.getOutputStream().write((step + "\r\n").getBytes(UTF_8));
                assertThat(in.readLine()).matches("[23].*");
            }
            assertThat(operator.mails()).hasSize(1);
            return operator.violations();
        }
    }
}

package fr.passerelle.documentintake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong patient: one incident, a deletion on the wrong record, the document on the right one (use-cases.md §5.E). */
class WrongPatientTest {
    private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
    private static final Patient RIGHT = new Patient(new Ins("277076322082910", InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE,
            "8000099999",
            "PAT-QUATRE", null, "CAMILLE", "CAMILLE", null, LocalDate.of(1977, 7, 14), Sex.F, "63220");

    private final Hospital hospital = new Hospital();
    private final InMemoryWorkList work = new InMemoryWorkList();

    private Correction correct(@Nullable Patient right, Crash crash) {
        Correction correction = Correction.of(Hospital.FINESS, "L", right, "identitovigilance", NOW);
        new VaultPackages(hospital.vault).keep(correction);
        new GatewayInputs(crash.wrap(TransmissionStore.class, hospital.store), crash.wrap(PackageVault.class, hospital.vault),
                new FixedPatientKeys(), work, crash.wrap(DispatchQueue.class, hospital.queue), InstantSource.fixed(NOW))
                .act(new IntakeRequest.Correct(correction.incident()));
        return correction;
    }

    private List<String> incidents() {
        return work.open(Hospital.FINESS).stream().map(WorkItem::reason).map(Reason::code).toList();
    }

    @Test
    void theDocumentIsTakenBackAndPutOnTheRightRecordUnderOneNumber() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        hospital.queue.drain();
        Correction correction = correct(RIGHT, Crash.never());

        assertThat(correction.incident()).matches("INC-[0-9A-F]{12}");
        assertThat(hospital.chain("L")).containsExactly("L#1", "-L#1");
        assertThat(hospital.states(correction.incident())).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        DocumentPackage right = hospital.content("L~corrige");
        assertThat(right.patient()).isEqualTo(RIGHT);
        assertThat(hospital.chain("L~corrige")).containsExactly("L~corrige#1");
        assertThat(hospital.states("L~corrige")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
        assertThat(hospital.dispatches("L~corrige")).extracting(Dispatch::priority).containsOnly(Priority.URGENT);
        assertThat(hospital.content(correction.incident()).patient().ins()).isNotEqualTo(RIGHT.ins());
        assertThat(hospital.queue.waiting()).hasSize(4);
        assertThat(incidents()).containsExactly("WRONG_PATIENT");
        assertThat(work.open(Hospital.FINESS).getFirst().incident()).isEqualTo(correction.incident());
    }

    @Test
    void whatOnlyLeftByMailWithoutInsIsTakenBackByMailAlone() {
        hospital.mailWithoutIns = true;
        hospital.put("L-1.pdf", Pdfs.sound("L1"));
        hospital.receive(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).identity("PROVISOIRE")
                .to("{\"dmp\":true,\"professionals\":[\"dr.un@mssante.test\"]}").json()));
        hospital.dispatches("L-1.json").stream().filter(d -> d.destination() == Destination.PROFESSIONAL_MAILBOX).forEach(ready -> {
            Dispatch sending = ready.sending("", Hospital.NOW, Hospital.NOW);
            hospital.store.commit(List.of(new Write.Move(ready, sending)));
            hospital.store.commit(List.of(new Write.Move(sending, sending.sent(List.of(), Hospital.NOW))));
        });

        Correction correction = correct(RIGHT, Crash.never());

        assertThat(hospital.states("L-1.json")).containsExactly("dmp#0 cancelled", "professional-mailbox#0 sent");
        assertThat(hospital.states(correction.incident())).containsExactly("professional-mailbox#0 ready");
        assertThat(hospital.content("L~corrige").patient()).isEqualTo(RIGHT);
    }

    @Test
    void whenItsContentIsGonePeopleAreToldToTakeItBackThemselves() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        hospital.vault.paths().forEach(hospital.vault::forget);
        correct(RIGHT, Crash.never());
        assertThat(hospital.chain("L")).containsExactly("L#1");
        assertThat(incidents()).containsExactly("WRONG_PATIENT_BY_HAND");
    }

    @Test
    void whatHasNotLeftIsCancelledAndNobodyIsAskedToDeleteAMailThatNeverLeft() {
        hospital.drop("L", 1);
        Correction correction = correct(null, Crash.never());
        assertThat(hospital.states("L-1.json")).containsExactly("dmp#0 cancelled", "patient-mailbox#0 cancelled");
        assertThat(hospital.states(correction.incident())).containsExactly("dmp#0 ready");
        assertThat(hospital.inputs("L~corrige")).isEmpty();
    }

    @Test
    void toldTwiceItIsDoneOnceAndTheRightPatientMayComeLater() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        correct(null, Crash.never());
        correct(RIGHT, Crash.never());
        correct(RIGHT, Crash.never());
        assertThat(hospital.chain("L")).containsExactly("L#1", "-L#1");
        assertThat(hospital.inputs("L~corrige")).hasSize(1);
        assertThat(incidents()).containsExactly("WRONG_PATIENT");
    }

    @Test
    void nothingIsSentForARightPatientWhoIsNotQualified() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        correct(new Patient(RIGHT.ins(), IdentityStatus.VALIDEE, RIGHT.ipp(), "PAT-QUATRE", null, "CAMILLE", "CAMILLE", null,
                LocalDate.of(1977, 7, 14), Sex.F, "63220"), Crash.never());
        assertThat(hospital.inputs("L~corrige")).isEmpty();
        assertThat(incidents()).containsExactlyInAnyOrder("WRONG_PATIENT_UNQUALIFIED", "WRONG_PATIENT");
    }

    @Test
    void aHiddenDocumentStaysHiddenOnTheRightRecordAndIsNotMailed() {
        hospital.put("L-1.pdf", Pdfs.sound("L1"));
        hospital.receive(hospital.put("L-1.json",
                Descriptor.of(Descriptor.version("L", 1, ",\"visibility\":[\"INVISIBLE_PATIENT\"]")).to("{\"dmp\":true}").json()));
        hospital.confirmed("L-1.json");
        correct(RIGHT, Crash.never());
        assertThat(hospital.content("L~corrige").documents().getFirst().source().visibility().hiddenFromPatient()).isTrue();
        assertThat(hospital.states("L~corrige")).containsExactly("dmp#0 ready");
    }

    @Test
    void anUnknownDocumentIsAMatterForPeople() {
        correct(RIGHT, Crash.never());
        assertThat(incidents()).containsExactly("WRONG_PATIENT_UNKNOWN");
    }

    @Test
    void killedAnywhereTheCorrectionEndsTheSame() {
        for (int call = 1; call < 45; call++) {
            for (Crash.When when : Crash.When.values()) {
                var other = new WrongPatientTest();
                other.hospital.drop("L", 1);
                other.hospital.confirmed("L-1.json");
                other.hospital.queue.drain();
                try {
                    other.correct(RIGHT, Crash.at(call, when));
                } catch (Crash.Killed _) {
                    other.correct(RIGHT, Crash.never());
                }
                assertThat(other.hospital.chain("L")).containsExactly("L#1", "-L#1");
                assertThat(other.hospital.states("L~corrige")).containsExactly("dmp#0 ready", "patient-mailbox#0 ready");
                assertThat(other.hospital.queue.waiting().stream().map(sent -> sent.ref()).distinct()).hasSize(4);
                assertThat(other.incidents()).containsExactly("WRONG_PATIENT");
            }
        }
    }
}

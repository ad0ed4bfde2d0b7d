package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryWorkList;

import static fr.passerelle.documentintake.Descriptor.replacing;
import static org.assertj.core.api.Assertions.assertThat;

/** A hidden document is shown by a replacement of the gateway's own (use-cases.md §5.H, acceptance scenario 7). */
class RevealTest {
    private static final String HIDDEN = ",\"visibility\":[\"INVISIBLE_PATIENT\"]";
    private static final ChainKey CHAIN = new ChainKey(Hospital.FINESS, "L");
    private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

    private final Hospital hospital = new Hospital();

    private GatewayInputs gateway(Crash crash) {
        return new GatewayInputs(crash.wrap(TransmissionStore.class, hospital.store), crash.wrap(PackageVault.class, hospital.vault),
                new FixedPatientKeys(), new InMemoryWorkList(), crash.wrap(DispatchQueue.class, hospital.queue), InstantSource.fixed(NOW));
    }

    private void reveal() {
        gateway(Crash.never()).act(new IntakeRequest.Reveal(CHAIN, "doctor"));
    }

    /** A hidden version, to the DMP alone: a mail of it would be refused. */
    private void hidden(int version, String more) {
        hospital.put("L-" + version + ".pdf", Pdfs.sound("L" + version));
        hospital.receive(hospital.put("L-" + version + ".json",
                Descriptor.of(Descriptor.version("L", version, more)).to("{\"dmp\":true}").json()));
    }

    @Test
    void theRevealReplacesTheHiddenVersionByTheSamePdfWithoutTheRestriction() throws Exception {
        hidden(1, ",\"visibility\":[\"INVISIBLE_PATIENT\",\"INVISIBLE_REPRESENTANTS_LEGAUX\"]");
        hospital.confirmed("L-1.json");
        hospital.queue.drain();
        reveal();

        PreparedDocument first = hospital.content("L-1.json").documents().getFirst();
        DocumentPackage made = hospital.content("L~annonce");
        PreparedDocument shown = made.documents().getFirst();
        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1");
        assertThat(hospital.states("L~annonce")).containsExactly("dmp#0 ready");
        assertThat(shown.source().visibility()).isEqualTo(new Visibility(false, false, true, false, true));
        assertThat(shown.source().replaces()).isEqualTo(first.source().own());
        assertThat(shown.setId()).isEqualTo(first.setId());
        assertThat(hospital.vault.open(shown.pdf()).readAllBytes()).isEqualTo(hospital.vault.open(first.pdf()).readAllBytes());
        assertThat(new String(hospital.vault.open(shown.cda()).readAllBytes(), StandardCharsets.UTF_8)).contains("parentDocument",
                first.uniqueId(), shown.uniqueId());
        assertThat(made.destinations().patientMailbox()).isFalse();
        assertThat(hospital.inputs("L~annonce").getFirst()).returns(InputKind.REVEAL, i -> i.kind())
                .satisfies(i -> assertThat(i.notes()).containsExactly(Reason.of("REVEAL_ASKED", "doctor")));
        assertThat(hospital.queue.waiting()).hasSize(1);
    }

    @Test
    void whenItsContentIsGoneNothingCanBeShownAndANewVersionStillCan() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        hospital.vault.paths().forEach(hospital.vault::forget);
        reveal();
        assertThat(hospital.chain("L")).containsExactly("L#1");
        hidden(2, HIDDEN + Descriptor.replacing("L", 1));
        assertThat(hospital.states("L-2.json")).containsExactly("dmp#0 ready");
    }

    @Test
    void aSecondRevealHasNoEffectAndSaysSo() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        reveal();
        hospital.confirmed("L~annonce");
        hospital.queue.drain();
        reveal();
        reveal();

        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1");
        assertThat(hospital.inputs("L~annonce")).singleElement()
                .satisfies(i -> assertThat(i.notes()).extracting(Reason::code).containsExactly("REVEAL_ASKED", "REVEAL_ALREADY_VISIBLE"));
        assertThat(hospital.queue.waiting()).isEmpty();
    }

    @Test
    void aVersionOfTheHospitalStillReplacesTheHiddenOneItKnows() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        reveal();
        hospital.confirmed("L~annonce");
        hospital.drop("L", 2);
        hospital.delete("end.json", "L", 2);

        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1", "L#2", "-L#2");
        assertThat(hospital.states("L-2.json")).contains("dmp#0 ready");
    }

    @Test
    void aRevealGoesBeforeTheVersionThatHasNotLeft() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        hospital.drop("L", 2);
        int revision = hospital.dispatches("L-2.json").getFirst().rev();
        reveal();

        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1", "L#2");
        assertThat(hospital.dispatches("L-2.json").getFirst().rev()).as("whoever is sending it must read the chain again")
                .isGreaterThan(revision);
    }

    @Test
    void aHiddenVersionThatHasNotLeftIsShownAfterIt() {
        hidden(1, HIDDEN);
        reveal();
        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1");
    }

    @Test
    void theRestrictionsOfVersionsThatFailedAreKept() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        hidden(2, replacing("L", 1) + ",\"visibility\":[\"INVISIBLE_REPRESENTANTS_LEGAUX\"]");
        hospital.failed("L-2.json");
        reveal();
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2", "L~annonce#1");
        assertThat(hospital.content("L~annonce").documents().getFirst().source().visibility().hiddenFromRepresentatives()).isTrue();
    }

    @Test
    void whatWasNeverHiddenAsksForNothing() {
        hospital.drop("L", 1);
        reveal();
        assertThat(hospital.inputs("L~annonce")).isEmpty();
    }

    @Test
    void whatTheLawShowsAlreadyIsNotReplaced() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        Announcement pending = Announcement.pending(CHAIN, "i", 0, NOW, ZoneId.of("Europe/Paris"), null, null);
        hospital.store.commit(List.of(new Write.Announce(null, pending)));
        hospital.store.commit(List.of(new Write.Announce(pending, pending.done())));
        reveal();
        assertThat(hospital.chain("L")).containsExactly("L#1");
        assertThat(hospital.codes("L~annonce")).containsExactly("REVEAL_ALREADY_VISIBLE");
    }

    @Test
    void anUnknownADeletedAndAForgottenDocumentAreTold() {
        gateway(Crash.never()).act(new IntakeRequest.Reveal(new ChainKey(Hospital.FINESS, "X"), "doctor"));
        assertThat(hospital.codes("X~annonce")).containsExactly("REVEAL_UNKNOWN");

        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        hospital.delete("end.json", "L", 1);
        reveal();
        assertThat(hospital.codes("L~annonce")).containsExactly("REVEAL_NOTHING");
    }

    @Test
    void aRevealThatFailedMayBeAskedAgain() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        reveal();
        hospital.failed("L~annonce");
        reveal();
        assertThat(hospital.chain("L")).containsExactly("L#1", "L~annonce#1", "L~annonce#2");
        assertThat(hospital.states("L~annonce")).containsExactlyInAnyOrder("dmp#0 failed", "dmp#0 ready");
    }

    @Test
    void killedAnywhereARevealIsMadeOnce() {
        for (int call = 1; call < 30; call++) {
            for (Crash.When when : Crash.When.values()) {
                var other = new RevealTest();
                other.hidden(1, HIDDEN);
                other.hospital.confirmed("L-1.json");
                other.hospital.queue.drain();
                try {
                    other.gateway(Crash.at(call, when)).act(new IntakeRequest.Reveal(CHAIN, "doctor"));
                } catch (Crash.Killed _) {
                    other.reveal();
                }
                assertThat(other.hospital.chain("L")).containsExactly("L#1", "L~annonce#1");
                assertThat(other.hospital.states("L~annonce")).containsExactly("dmp#0 ready");
                assertThat(other.hospital.queue.waiting()).isNotEmpty().allSatisfy(
                        sent -> assertThat(sent.ref().inputId()).isEqualTo(other.hospital.inputs("L~annonce").getFirst().id()));
            }
        }
    }

    @Test
    void aVersionHeldForAPersonDoesNotKeepTheOneBeforeHidden() {
        hidden(1, HIDDEN);
        hospital.confirmed("L-1.json");
        hospital.drop("L", 2);
        hospital.held("L-2.json", HoldReason.DECISION);
        reveal();
        assertThat(hospital.store.chain(CHAIN).orElseThrow().links()).extracting(Link::version).extracting(Object::toString)
                .containsExactly("L#1", "L~annonce#1", "L#2");
        assertThat(hospital.states("L-2.json")).allMatch(state -> state.endsWith("held/decision"));
    }
}

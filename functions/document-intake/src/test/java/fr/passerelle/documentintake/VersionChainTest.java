package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.port.Claim;

import static fr.passerelle.documentintake.Descriptor.document;
import static fr.passerelle.documentintake.Descriptor.replacing;
import static org.assertj.core.api.Assertions.assertThat;

/** Replacements and deletions (use-cases.md §5.E): whatever order they come in, a chain only ever goes forward. */
class VersionChainTest {
    private static final List<String> READY = List.of("dmp#0 ready", "patient-mailbox#0 ready");
    private static final List<String> WAITS = List.of("dmp#0 held/predecessor", "patient-mailbox#0 held/predecessor");
    private static final List<String> REFUSED = List.of("dmp#0 refused", "patient-mailbox#0 refused");

    private final Hospital hospital = new Hospital();

    @Test
    void aReplacementOfAKnownVersionIsReadyAndLinked() throws Exception {
        hospital.drop("L", 1);
        hospital.drop("N", 1, replacing("L", 1));
        PreparedDocument first = hospital.content("L-1.json").documents().getFirst();
        PreparedDocument next = hospital.content("N-1.json").documents().getFirst();
        String cda = new String(hospital.vault.open(next.cda()).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(hospital.states("N-1.json")).isEqualTo(READY);
        assertThat(hospital.chain("L")).containsExactly("L#1", "N#1");
        assertThat(next.chain()).isEqualTo("L");
        assertThat(next.setId()).isEqualTo(first.setId());
        assertThat(cda).contains("parentDocument", first.uniqueId());
        assertThat(hospital.store.claim(new Claim.Key(Hospital.FINESS, Claim.Kind.DOCUMENT, "N#1")).orElseThrow().chain()).isEqualTo("L");
    }

    @Test
    void anUnknownVersionIsAwaitedAndNothingIsBuilt() {
        hospital.drop("L", 2);

        assertThat(hospital.states("L-2.json")).isEqualTo(WAITS);
        assertThat(hospital.reason("L-2.json")).isEqualTo(Reason.of("PREDECESSOR_UNKNOWN", "L#2", "L#1"));
        assertThat(hospital.vault.paths()).isEmpty();
        assertThat(hospital.queue.waiting()).isEmpty();

        hospital.drop("L", 1);
        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
        assertThat(hospital.queue.waiting()).extracting(sent -> sent.ref().inputId())
                .startsWith(hospital.inputs("L-1.json").getFirst().id());
    }

    @Test
    void severalGenerationsFollowOnceTheFirstHasCome() {
        hospital.drop("L", 3);
        hospital.delete("end.json", "L", 3);
        hospital.drop("L", 2);
        hospital.drop("L", 1);

        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2", "L#3", "-L#3");
        assertThat(hospital.states("end.json")).containsExactly("dmp#0 ready");
        assertThat(hospital.queue.waiting()).hasSize(7);
    }

    @Test
    void aMissingFileAndAMissingVersionAreToldTogether() {
        hospital.receive(hospital.put("L-2.json", Descriptor.of(Descriptor.version("L", 2, replacing("L", 1))).json()));
        assertThat(hospital.states("L-2.json")).allMatch(state -> state.endsWith("held/part"));
        assertThat(hospital.codes("L-2.json")).containsExactly("PART_MISSING", "PREDECESSOR_UNKNOWN");

        hospital.receive(hospital.put("L-2.pdf", Pdfs.sound("L2")));
        assertThat(hospital.states("L-2.json")).isEqualTo(WAITS);
        hospital.drop("L", 1);
        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
    }

    @Test
    void theFilesOfADropThatWaitsForAVersionAreNoOrphans() {
        hospital.drop("L", 2);
        String file = hospital.put("L-2.pdf", Pdfs.sound("L2"));
        hospital.receive(file);
        hospital.graceIsOver();

        assertThat(hospital.states("L-2.pdf")).isEmpty();
    }

    @Test
    void aVersionHasOneSuccessor() {
        hospital.drop("L", 1);
        hospital.drop("L", 2);
        hospital.drop("N", 1, replacing("L", 1));

        assertThat(hospital.states("N-1.json")).isEqualTo(REFUSED);
        assertThat(hospital.reason("N-1.json")).isEqualTo(Reason.at("N", "VERSION_ALREADY_REPLACED", "N#1", "L#1", "L#2"));
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void ofTwoThatWaitToReplaceTheSameVersionOneDoes() {
        hospital.drop("N", 1, replacing("L", 1));
        hospital.drop("M", 1, replacing("L", 1));
        hospital.drop("L", 1);

        assertThat(hospital.chain("L")).hasSize(2);
        assertThat(List.of(hospital.states("N-1.json"), hospital.states("M-1.json"))).containsExactlyInAnyOrder(READY, REFUSED);
    }

    @Test
    void aVersionSkippedIsTooLateOnceANewerOneIsIn() {
        hospital.drop("L", 1);
        hospital.drop("L", 3, replacing("L", 1));
        hospital.drop("L", 2, replacing("L", 1));

        assertThat(hospital.reason("L-2.json")).isEqualTo(Reason.at("L", "VERSION_OVERTAKEN", "L#2", "L#3"));
    }

    @Test
    void anOldVersionDroppedAfterANewerOneIsTooLateEvenWhenItAwaitsAnother() {
        hospital.drop("L", 5, "");
        hospital.drop("L", 1);
        hospital.drop("L", 3);

        assertThat(hospital.reason("L-1.json")).isEqualTo(Reason.at("L", "VERSION_OVERTAKEN", "L#1", "L#5"));
        assertThat(hospital.reason("L-3.json")).isEqualTo(Reason.at("L", "VERSION_OVERTAKEN", "L#3", "L#5"));
    }

    @Test
    void aNewVersionSaysWhatItReplaces() {
        hospital.drop("L", 1);
        hospital.drop("L", 2, "");

        assertThat(hospital.reason("L-2.json")).isEqualTo(Reason.at("L", "REPLACES_MISSING", "L#2", "L#1"));
    }

    @Test
    void aVersionThatWasRefusedDoesNotHoldBackTheNext() {
        hospital.drop("L", 2);
        hospital.put("L-1.pdf", Pdfs.script());
        hospital.receive(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));

        assertThat(hospital.states("L-1.json")).isEqualTo(REFUSED);
        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void aRefusedVersionIsTooLateOnceItsSuccessorIsIn() {
        hospital.put("L-1.pdf", Pdfs.script());
        hospital.receive(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
        hospital.drop("L", 2);
        hospital.put("L-1.pdf", Pdfs.sound("L1"));
        hospital.receive(hospital.put("again.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));

        assertThat(hospital.reason("again.json")).isEqualTo(Reason.at("L", "VERSION_OVERTAKEN", "L#1", "L#2"));
    }

    @Test
    void aVersionThatGaveUpAndIsDroppedAgainTakesItsPlace() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        hospital.drop("L", 2);
        hospital.failed("L-2.json");
        hospital.put("L-2.pdf", Pdfs.sound("repaired"));
        hospital.receive(hospital.put("again.json", Descriptor.of(Descriptor.version("L", 2, replacing("L", 1))).json()));

        assertThat(hospital.states("again.json")).isEqualTo(READY);
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void aVersionThatGaveUpMayBeReplacedByTwoNames() {
        hospital.drop("L", 1);
        hospital.confirmed("L-1.json");
        hospital.drop("L", 2);
        hospital.failed("L-2.json");
        hospital.drop("L", 3);
        hospital.drop("N", 1, replacing("L", 1));

        assertThat(hospital.states("L-3.json")).isEqualTo(READY);
        assertThat(hospital.reason("N-1.json").code()).as("L#3 stands after L#1, whatever it names").isEqualTo("VERSION_ALREADY_REPLACED");
    }

    @Test
    void aDeletionGoesToTheDmpAndItsPackageNamesTheVersion() {
        hospital.drop("L", 1);
        hospital.delete("end.json", "L", 1);

        assertThat(hospital.states("end.json")).containsExactly("dmp#0 ready");
        assertThat(hospital.dispatches("end.json").getFirst().documents()).containsExactly("L");
        assertThat(hospital.content("end.json").documents()).isEmpty();
        assertThat(hospital.content("end.json").deletions()).singleElement().satisfies(deletion -> {
            assertThat(deletion.chain()).isEqualTo("L");
            assertThat(deletion.source().target()).hasToString("L#1");
        });
    }

    @Test
    void aDeletionOfAReplacedVersionNamesTheNewerOne() {
        hospital.drop("L", 1);
        hospital.drop("L", 2);
        hospital.delete("end.json", "L", 1);

        assertThat(hospital.states("end.json")).containsExactly("dmp#0 refused");
        assertThat(hospital.reason("end.json")).isEqualTo(Reason.at("L", "DELETION_OVERTAKEN", "L#1", "L#2"));
    }

    @Test
    void theSameDeletionAgainGetsTheFirstAnswer() {
        hospital.drop("L", 1);
        hospital.delete("end.json", "L", 1);
        hospital.delete("again.json", "L", 1);

        assertThat(hospital.inputs("again.json").getFirst().duplicateOf()).isEqualTo(hospital.inputs("end.json").getFirst().id());
        assertThat(hospital.inputs("end.json").getFirst().answers()).containsExactly("again.json");
        assertThat(hospital.chain("L")).containsExactly("L#1", "-L#1");
    }

    @Test
    void theSameDeletionWhileBothWaitIsOneDeletion() {
        hospital.delete("end.json", "L", 1);
        hospital.delete("again.json", "L", 1);
        assertThat(hospital.reason("end.json")).isEqualTo(Reason.of("PREDECESSOR_UNKNOWN", "L#1", "L#1"));
        hospital.drop("L", 1);

        assertThat(hospital.chain("L")).containsExactly("L#1", "-L#1");
        assertThat(hospital.store.inputs()).filteredOn(input -> input.duplicateOf() != null).hasSize(1);
    }

    @Test
    void whatWasDeletedMayBeReplacedOrBeginAgain() {
        hospital.drop("L", 1);
        hospital.delete("end.json", "L", 1);
        hospital.drop("L", 2);
        hospital.delete("end2.json", "L", 2);
        hospital.drop("L", 3, "");

        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
        assertThat(hospital.states("L-3.json")).isEqualTo(READY);
        assertThat(hospital.chain("L")).containsExactly("L#1", "-L#1", "L#2", "-L#2", "L#3");
    }

    @Test
    void anotherContentOfAKnownVersionIsRefusedNamingBothDigestsAndNothingElse() {
        hospital.drop("L", 1);
        hospital.drop("L", 2);
        hospital.put("other.pdf", Pdfs.sound("other"));
        hospital.receive(hospital.put("other.json",
                Descriptor.of(document("L", "other.pdf", ",\"version\":2" + replacing("L", 1))).json()));

        assertThat(hospital.codes("other.json")).containsExactly("DOCUMENT_CHANGED");
    }

    @Test
    void aWaitingDropWhoseReferenceWasCorrectedGetsTheAnswerOfTheCorrectedOne() {
        hospital.drop("L", 1);
        hospital.drop("L", 2, replacing("WRONG", 1));
        hospital.receive(hospital.put("corrected.json", Descriptor.of(Descriptor.version("L", 2, replacing("L", 1))).json()));

        assertThat(hospital.states("corrected.json")).isEqualTo(READY);
        assertThat(hospital.states("L-2.json")).containsExactly("dmp#0 cancelled", "patient-mailbox#0 cancelled");
        assertThat(hospital.inputs("L-2.json").getFirst().duplicateOf()).isEqualTo(hospital.inputs("corrected.json").getFirst().id());
    }

    @Test
    void ofTwoDropsOfOneVersionThatWaitTheLastSaysWhatTheHospitalWants() {
        hospital.drop("L", 2);
        hospital.receive(hospital.put("hidden.json", Descriptor.of(Descriptor.version("L", 2,
                replacing("L", 1) + ",\"visibility\":[\"INVISIBLE_PATIENT\"]")).to("{\"dmp\":true}").json()));
        assertThat(hospital.states("L-2.json")).containsExactly("dmp#0 cancelled", "patient-mailbox#0 cancelled");
        assertThat(hospital.codes("L-2.json")).containsExactly("DROP_SUPERSEDED");
        assertThat(hospital.states("hidden.json")).containsExactly("dmp#0 held/predecessor");
        hospital.drop("L", 1);

        assertThat(hospital.states("hidden.json")).containsExactly("dmp#0 ready");
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void aVersionAndItsSuccessorMayBothWait() {
        hospital.receive(hospital.put("L-1.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
        hospital.drop("L", 2);
        assertThat(hospital.states("L-1.json")).containsExactly("dmp#0 held/part", "patient-mailbox#0 held/part");
        assertThat(hospital.states("L-2.json")).isEqualTo(WAITS);
        hospital.receive(hospital.put("L-1.pdf", Pdfs.sound("L1")));

        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
    }

    @Test
    void aRepairedDropTakesThePlaceOfTheFormerAheadOfWhatWaitsBehindIt() {
        dropUnqualified("L", 1, "");
        dropUnqualified("L", 2, replacing("L", 1));
        hospital.receive(hospital.put("repaired.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));
        hospital.receive(hospital.put("repaired2.json", Descriptor.of(Descriptor.version("L", 2, replacing("L", 1))).json()));

        assertThat(hospital.states("repaired.json")).isEqualTo(READY);
        assertThat(hospital.states("repaired2.json")).isEqualTo(READY);
        assertThat(hospital.states("L-1.json")).allMatch(state -> state.endsWith("cancelled"));
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void whatWaitedBehindASupersededDropLooksAgainWhoseTurnItIs() {
        dropUnqualified("L", 1, "");
        hospital.drop("L", 2);
        hospital.held("L-2.json", HoldReason.PREDECESSOR);
        hospital.queue.drain();
        hospital.receive(hospital.put("repaired.json", Descriptor.of(Descriptor.version("L", 1, "")).to("{\"dmp\":true}").json()));

        assertThat(hospital.states("L-2.json")).isEqualTo(READY);
        assertThat(hospital.queue.waiting()).hasSize(3);
        assertThat(hospital.chain("L")).containsExactly("L#1", "L#2");
    }

    @Test
    void aHeldDropIsTooLateToRepairOnceItsSuccessorHasLeft() {
        dropUnqualified("L", 1, "");
        hospital.drop("L", 2);
        hospital.confirmed("L-2.json");
        hospital.receive(hospital.put("repaired.json", Descriptor.of(Descriptor.version("L", 1, "")).json()));

        assertThat(hospital.reason("repaired.json")).isEqualTo(Reason.at("L", "VERSION_OVERTAKEN", "L#1", "L#2"));
        assertThat(hospital.states("L-1.json")).allMatch(state -> state.endsWith("held/identity"));
    }

    @Test
    void aRepairedDropOfOneDocumentLeavesTheOtherDocumentsOfTheFormerAlone() {
        hospital.put("A-1.pdf", Pdfs.sound("A"));
        hospital.put("B-1.pdf", Pdfs.sound("B"));
        hospital.receive(hospital.put("both.json",
                Descriptor.of(Descriptor.version("A", 1, ""), Descriptor.version("B", 1, "")).identity("VALIDEE").json()));
        hospital.receive(hospital.put("one.json", Descriptor.of(Descriptor.version("A", 1, "")).json()));

        assertThat(hospital.states("both.json")).allMatch(state -> state.endsWith("held/identity"));
        assertThat(hospital.inputs("one.json").getFirst().duplicateOf()).isEqualTo(hospital.inputs("both.json").getFirst().id());
    }

    @Test
    void theLargestDropSupersedesTheLargestDrop() {
        String professionals = IntStream.range(0, 10).mapToObj("\"dr%d@mssante.test\""::formatted).toList().toString();
        String destinations = "{\"dmp\":true,\"patient\":true,\"professionals\":" + professionals + "}";
        String[] documents = IntStream.range(0, 10).mapToObj(i -> Descriptor.version("D" + i, 1, "")).toArray(String[]::new);
        IntStream.range(0, 10).forEach(i -> hospital.put("D" + i + "-1.pdf", Pdfs.sound("D" + i)));
        hospital.receive(hospital.put("drop.json", Descriptor.of(documents).to(destinations).identity("VALIDEE").json()));
        hospital.receive(hospital.put("repaired.json", Descriptor.of(documents).to(destinations).json()));

        assertThat(hospital.states("drop.json")).hasSize(21).allMatch(state -> state.endsWith("cancelled"));
        assertThat(hospital.states("repaired.json")).hasSize(21).allMatch(state -> state.endsWith("ready"));
    }

    @Test
    void theUrgencyOfADropIsThatOfItsDispatches() {
        hospital.put("a.pdf", Pdfs.sound("a"));
        hospital.receive(hospital.put("drop.json",
                Descriptor.of(Descriptor.letter("a.pdf")).json().replaceFirst("\\{", "{\"priority\":\"URGENT\",")));

        assertThat(hospital.dispatches("drop.json")).extracting(Dispatch::priority).containsOnly(Priority.URGENT);
    }

    private void dropUnqualified(String id, int version, String more) {
        hospital.put(id + "-" + version + ".pdf", Pdfs.sound(id + version));
        hospital.receive(hospital.put(id + "-" + version + ".json",
                Descriptor.of(Descriptor.version(id, version, more)).identity("VALIDEE").json()));
    }
}

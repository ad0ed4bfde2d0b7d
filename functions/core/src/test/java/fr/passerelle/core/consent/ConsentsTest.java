package fr.passerelle.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Choice.Channel;
import fr.passerelle.core.consent.Choice.OppositionReason;
import fr.passerelle.core.consent.Choice.Representation;
import fr.passerelle.core.consent.Consents.Information;

import static fr.passerelle.core.consent.ConsentScope.DMP;
import static fr.passerelle.core.consent.ConsentScope.PATIENT_MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConsentsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Subject LETTER = new Subject(Set.of("S-12"), Set.of("CR-2", "CR-1"), Set.of("11490-0"));

    private static ChoiceRecord said(Choice choice, String source, long second) {
        Instant at = NOW.minusSeconds(1000).plusSeconds(second);
        return ChoiceRecord.of(choice, source, "secretariat", at, at);
    }

    private static Choice opposition(Reach reach, ConsentScope... scopes) {
        return new Choice.Opposition(reach, Set.of(scopes), OppositionReason.LEGITIMATE_REASON);
    }

    private static Consents of(ChoiceRecord... lines) {
        return Consents.at(List.of(lines), NOW);
    }

    @Provide
    Arbitrary<List<ChoiceRecord>> histories() {
        Arbitrary<Reach> reaches = Arbitraries.of(new Reach.All(), new Reach.Stay("S-12"), new Reach.Stay("S-13"),
                new Reach.Document("CR-1"), new Reach.Type("11490-0"));
        Arbitrary<Choice> choices = Arbitraries.oneOf(
                reaches.map(reach -> opposition(reach, DMP)), reaches.map(reach -> opposition(reach, DMP, PATIENT_MAILBOX)),
                reaches.map(Choice.SecretCare::new), Arbitraries.of(new Choice.NotCollected(), new Choice.Informed(Channel.ORAL)));
        Arbitrary<ChoiceRecord> lines = Combinators.combine(choices, Arbitraries.of("ADT", "desk"), Arbitraries.longs().between(0, 9),
                Arbitraries.of(true, false), Arbitraries.longs().between(990, 1010))
                .as((choice, source, second, withdrawn, until) -> {
                    ChoiceRecord line = said(choice, source, second);
                    return withdrawn
                            ? line.withdrawal(source, "medecin", line.collectedAt(), line.recordedAt())
                            : line.during(line.from(), NOW.minusSeconds(1000).plusSeconds(until));
                });
        return lines.list().ofMaxSize(12);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheLinesDoesNotMatterNorWhetherOneIsReadTwice(@ForAll("histories") List<ChoiceRecord> history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history);
        history.stream().findAny().ifPresent(shuffled::add);
        Collections.shuffle(shuffled, random);
        assertThat(Set.copyOf(Consents.at(shuffled, NOW).inForce())).isEqualTo(Set.copyOf(Consents.at(history, NOW).inForce()));
        assertThat(Consents.at(shuffled, NOW).inForce()).hasSameSizeAs(Consents.at(history, NOW).inForce());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aWithdrawalEndsItsOwnIdAndNoOther(@ForAll("histories") List<ChoiceRecord> history, @ForAll Random random) {
        List<ChoiceRecord> before = Consents.at(history, NOW).inForce();
        if (before.isEmpty()) {
            return;
        }
        ChoiceRecord ended = before.get(random.nextInt(before.size()));
        var after = new ArrayList<>(history);
        after.add(ended.withdrawal("desk", "medecin", NOW, NOW));
        assertThat(Consents.at(after, NOW).inForce()).containsExactlyElementsOf(
                before.stream().filter(line -> !line.id().equals(ended.id())).toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsSaidBesidesNeverMakesAnOppositionWeaker(@ForAll("histories") List<ChoiceRecord> some,
            @ForAll("histories") List<ChoiceRecord> others) {
        var renamed = others.stream().map(line -> new ChoiceRecord("other " + line.id(), line.choice(), line.from(), line.to(),
                line.withdrawn(), line.source(), line.collectedBy(), line.collectedAt(), line.recordedAt())).toList();
        var both = new ArrayList<>(some);
        both.addAll(renamed);
        boolean either = Consents.at(some, NOW).opposition(DMP, LETTER).isPresent()
                || Consents.at(renamed, NOW).opposition(DMP, LETTER).isPresent();
        assertThat(Consents.at(both, NOW).opposition(DMP, LETTER).isPresent()).isEqualTo(either);
    }

    @Test
    void nothingRecordedSaysNothing() {
        assertThat(Consents.at(List.of(), NOW)).isEqualTo(Consents.NONE);
        assertThat(Consents.NONE.opposition(DMP, LETTER)).isEmpty();
        assertThat(Consents.NONE.information()).isEqualTo(Information.UNKNOWN);
        assertThat(Consents.NONE.informationRecord()).isEmpty();
    }

    @Test
    void anOppositionReachesItsStayItsTypeItsDocumentInAnyVersionOrEverything() {
        for (Reach reach : List.of(new Reach.All(), new Reach.Stay("S-12"), new Reach.Document("CR-1"), new Reach.Type("11490-0"))) {
            assertThat(of(said(opposition(reach, DMP), "desk", 0)).opposition(DMP, LETTER)).as("%s", reach).isPresent();
        }
        for (Reach reach : List.of(new Reach.Stay("S-13"), new Reach.Document("CR-9"), new Reach.Type("11488-4"))) {
            assertThat(of(said(opposition(reach, DMP), "desk", 0)).opposition(DMP, LETTER)).as("%s", reach).isEmpty();
        }
        assertThat(of(said(opposition(new Reach.Stay("S-12"), DMP), "desk", 0)).opposition(DMP, Subject.PLAIN)).isEmpty();
    }

    @Test
    void aScopeSaysNothingOfAnother() {
        assertThat(of(said(opposition(new Reach.All(), DMP), "desk", 0)).opposition(PATIENT_MAILBOX, LETTER)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> opposition(new Reach.All()));
    }

    @Test
    void theOppositionNamedIsTheFirstOneSaid() {
        ChoiceRecord first = said(opposition(new Reach.Stay("S-12"), DMP), "desk", 1);
        assertThat(of(said(opposition(new Reach.All(), DMP), "desk", 2), first).opposition(DMP, LETTER)).contains(first);
    }

    @Test
    void anOppositionHoldsWithinItsPeriod() {
        ChoiceRecord line = said(opposition(new Reach.All(), DMP), "desk", 0).during(NOW, NOW.plusSeconds(10));
        assertThat(Consents.at(List.of(line), NOW.minusNanos(1)).inForce()).isEmpty();
        assertThat(Consents.at(List.of(line), NOW).inForce()).containsExactly(line);
        assertThat(Consents.at(List.of(line), NOW.plusSeconds(10).minusNanos(1)).inForce()).containsExactly(line);
        assertThat(Consents.at(List.of(line), NOW.plusSeconds(10)).inForce()).isEmpty();
    }

    @Test
    void aSourceChangesWhatItSaidAndNotWhatAnotherOneSaid() {
        Choice opposition = opposition(new Reach.All(), DMP);
        ChoiceRecord ofDesk = said(opposition, "desk", 0);
        ChoiceRecord ofAdt = said(opposition, "ADT", 1);
        ChoiceRecord changed = ofAdt.withdrawal("ADT", "ADT", NOW.minusSeconds(1), NOW);
        assertThat(of(changed, ofDesk, ofAdt).opposition(DMP, LETTER)).contains(ofDesk);
    }

    @Test
    void whatIsCollectedLastSpeaksEvenWhenItIsLearnedFirst() {
        ChoiceRecord line = said(opposition(new Reach.All(), DMP), "desk", 0);
        var older = new ChoiceRecord(line.id(), line.choice(), line.from(), null, true, "desk", "medecin",
                line.collectedAt().minusSeconds(1),
                NOW);
        assertThat(of(line, older).inForce()).containsExactly(line);
    }

    @Test
    void onceToldTheNotCollectedOfAnotherSourceChangesNothing() {
        ChoiceRecord told = said(new Choice.Informed(Channel.BOOKLET), "desk", 0);
        Consents consents = of(told, said(new Choice.NotCollected(), "ADT", 1));
        assertThat(consents.information()).isEqualTo(Information.INFORMED);
        assertThat(consents.informationRecord()).contains(told);
    }

    @Test
    void aSourceMayCorrectThatItToldThePatient() {
        ChoiceRecord corrected = said(new Choice.NotCollected(), "ADT", 1);
        Consents consents = of(said(new Choice.Informed(Channel.UNKNOWN), "ADT", 0), corrected);
        assertThat(consents.information()).isEqualTo(Information.NOT_COLLECTED);
        assertThat(consents.informationRecord()).contains(corrected);
    }

    @Test
    void careIsSecretOrCheckedForWhatItReaches() {
        Consents consents = of(said(new Choice.SecretCare(new Reach.Stay("S-12")), "desk", 0),
                said(new Choice.OrdinaryCare(new Reach.Stay("S-13")), "desk", 0));
        assertThat(consents.secretCare(LETTER)).isPresent();
        assertThat(consents.ordinaryCare(LETTER)).isEmpty();
        assertThat(consents.ordinaryCare(new Subject(Set.of("S-13"), Set.of(), Set.of()))).isPresent();
    }

    @Test
    void paperPilotAndRepresentativesAreKnown() {
        Consents consents = of(said(new Choice.PaperWish(), "desk", 0), said(new Choice.PilotMember("consultation"), "desk", 0),
                said(new Choice.Represented(Representation.GUARDIAN), "desk", 0));
        assertThat(consents.paper()).isPresent();
        assertThat(consents.pilotMember("consultation")).isTrue();
        assertThat(consents.pilotMember("urgences")).isFalse();
        assertThat(consents.representations()).containsExactly(Representation.GUARDIAN);
    }
}

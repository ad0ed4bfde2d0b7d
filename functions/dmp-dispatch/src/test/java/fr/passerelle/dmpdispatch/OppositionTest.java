package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.formats.consent.ChoiceReader;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.memory.FixedPatientKeys;

import static fr.passerelle.core.port.DocumentRegistry.Kind.DONE;
import static fr.passerelle.core.port.DocumentRegistry.Kind.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

/** Oppositions as the software of a hospital tells them, through the function that feeds. */
class OppositionTest {
    private static final Instant TOLD = Instant.parse("2026-11-20T09:00:00Z");

    private static void zfa(Fixture f, String value) {
        var block = JsonNodeFactory.instance.objectNode().put("operation", "information").put("value", value);
        List<ChoiceSaid> said = new ChoiceReader(TOLD, TOLD).read(new Fields(block, "", new ArrayList<>()));
        said.forEach(line -> f.consents.append(new FixedPatientKeys().key("750999997", Contents.INS),
                ((ChoiceSaid.Line) line).recorded("ADT", TOLD)));
    }

    /** use-cases.md §11, acceptance scenario 5. */
    @Test
    void anOppositionToldByZfaStopsTheFeedAndSaysWhenItWasCollected() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        zfa(f, "IO");
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.REFUSED, Dispatch::state).returns(RefusalClass.CHOICE, Dispatch::refusal)
                .returns(List.of(Reason.of("OPPOSED", "DMP", "20/11/2026", "ADT")), Dispatch::reasons);
        assertThat(f.dmp.calls).isEmpty();
    }

    @Test
    void anOppositionSaidUnderTheIdentityThatAMergeAbsorbedStopsTheFeed() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        var keys = new FixedPatientKeys();
        var opposition = new Choice.Opposition(new Reach.All(), Set.of(ConsentScope.DMP), Choice.OppositionReason.LEGITIMATE_REASON);
        f.consents.append(keys.ofIpp("750999997", "IPP-OLD"), ChoiceRecord.of(opposition, "ADT", "ADT", TOLD, TOLD));
        f.identities.link(keys.ofIpp("750999997", "IPP0001"), keys.ofIpp("750999997", "IPP-OLD"));
        f.run();
        assertThat(f.dispatch()).returns(DispatchState.REFUSED, Dispatch::state);
        assertThat(f.dmp.calls).isEmpty();
    }

    @Test
    void whatWasPreparedUnderAFormerMatriculeIsNotSentUnderIt() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        var keys = new FixedPatientKeys();
        var present = new Ins("277076322082910", InsAuthority.NIR_TEST);
        var patient = new Patient(present, IdentityStatus.QUALIFIEE, "IPP0001", "PATIENTE", null, "JEANNE MARIE", "JEANNE", null,
                LocalDate.of(1979, 3, 28), Sex.F, "51215");
        f.identities.record("750999997", keys.ofIpp("750999997", "IPP0001"), new KnownIdentity.Known(patient, List.of(), TOLD));
        f.identities.record("750999997", keys.key("750999997", Contents.INS), new KnownIdentity.Merged("IPP0001", TOLD));
        f.run();
        assertThat(f.dispatch()).returns(HoldReason.IDENTITY, Dispatch::hold).returns(List.of(Reason.at("/patient", "INS_FORMER")),
                Dispatch::reasons);
        assertThat(f.dmp.calls).isEmpty();
    }

    @Test
    void aPatientInformedWhoIsNotOpposedIsFed() {
        var f = new Fixture(ScriptedDmp.answering(DONE));
        zfa(f, "INO");
        f.run();
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.CONFIRMED);
    }

    /** consent-and-rules.md §13, check 1. */
    @Test
    void aDocumentTriedAgainAfterAnOppositionWasRecordedIsNotSent() {
        var f = new Fixture(ScriptedDmp.answering(RETRY));
        zfa(f, "INO");
        f.run();
        zfa(f, "IO");
        f.clock.advance(Duration.ofMinutes(1));
        f.run();
        assertThat(f.dispatch().state()).isEqualTo(DispatchState.REFUSED);
        assertThat(f.dmp.calls).containsExactly("feed");
    }
}

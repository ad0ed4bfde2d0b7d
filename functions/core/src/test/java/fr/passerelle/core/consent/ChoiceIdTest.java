package fr.passerelle.core.consent;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChoiceIdTest {
    @Test
    void anIdSaysWhatItIsAboutAndWhoSaysIt() {
        var opposition = new Choice.Opposition(new Reach.Stay("S-12"), Set.of(ConsentScope.PATIENT_MAILBOX, ConsentScope.DMP),
                Choice.OppositionReason.NOT_TOLD);
        assertThat(ChoiceId.of(opposition, "ADT")).isEqualTo("opposition#dmp+patient-mailbox#stay:S-12#ADT");
        assertThat(ChoiceId.of(new Choice.SecretCare(new Reach.All()), "desk")).isEqualTo("secret-care#all#desk");
        assertThat(ChoiceId.of(new Choice.OrdinaryCare(new Reach.Type("11490-0")), "desk")).isEqualTo("ordinary-care#type:11490-0#desk");
        assertThat(ChoiceId.of(new Choice.Represented(Choice.Representation.AUTHORISED_PERSON), "desk"))
                .isEqualTo("representative#authorised-person#desk");
        assertThat(ChoiceId.of(new Choice.PilotMember("urgences"), "desk")).isEqualTo("pilot#urgences#desk");
        assertThat(ChoiceId.of(new Choice.PaperWish(), "desk")).isEqualTo("paper#desk");
    }

    @Test
    void toldAndNotCollectedAreTwoAnswersToOneQuestion() {
        assertThat(ChoiceId.of(new Choice.Informed(Choice.Channel.FORM), "ADT")).isEqualTo("information#ADT")
                .isEqualTo(ChoiceId.of(new Choice.NotCollected(), "ADT"));
    }
}

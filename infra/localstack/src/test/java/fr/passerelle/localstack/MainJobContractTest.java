package fr.passerelle.localstack;

import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;
import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static fr.passerelle.localstack.MainJob.APPOINTMENT;
import static fr.passerelle.localstack.MainJob.LETTER;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole platform of {@code template.yaml} created at the endpoint: a letter and an appointment go all their way. */
@Contract
record MainJobContractTest(Target target) implements OnTarget {

    @Test
    void aLetterReachesTheDmpAndItsPatientAnAppointmentItsPatientAndTheHospitalReadsWhatBecameOfThem() {
        var day = MainJob.day();
        LocalOptions options = LocalOptions.of(Path.of(System.getProperty("passerelle.root"), "template.yaml"))
                .withEndpoint(target.endpoint()).withParameter("Stage", Target.fresh("c"));
        try (Session session = Session.start(options, new TickingClock(day.startsAt().toInstant()))) {
            session.prepare(day, new Random(7));
            var job = new MainJob(session.access());
            job.play();

            assertThat(job.states(LETTER)).containsExactlyInAnyOrder("dmp confirmed", "patient-mailbox confirmed",
                    "professional-mailbox confirmed");
            assertThat(job.states(APPOINTMENT)).contains("patient-mailbox confirmed");
            assertThat(session.dmp().documents()).singleElement().satisfies(d -> assertThat(d.visibleToPatient()).isTrue());
            assertThat(session.mssante().mails()).hasSize(3);
            assertThat(job.result(LETTER).orElseThrow()).contains("\"confirmed\"");
            assertThat(job.result(APPOINTMENT).orElseThrow()).contains("\"confirmed\"");
            assertThat(session.dmp().violations()).isEmpty();
            assertThat(session.mssante().violations()).isEmpty();
            assertThat(session.platform().deadLetters()).isEmpty();
        }
    }
}

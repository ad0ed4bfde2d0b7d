package fr.passerelle.local.session;

import java.time.Duration;

import fr.passerelle.simulators.dmp.DmpScenario;
import fr.passerelle.simulators.dmp.DmpScenarios;
import fr.passerelle.simulators.dmp.DmpSelector;
import fr.passerelle.simulators.mssante.MailScenario;
import fr.passerelle.simulators.mssante.MssanteSimulator;
import fr.passerelle.simulators.mssante.post.Answer;
import fr.passerelle.simulators.mssante.post.Delivery.Form;
import fr.passerelle.simulators.mssante.post.Habit;

/** Gives the simulators the misbehaviours a manifest names; docs/simulators.md lists them all. */
final class Troubles {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofHours(1);

    private Troubles() {
    }

    /** @throws IllegalArgumentException for a scenario that the manifest format does not know */
    static void plan(DmpScenarios dmp, String title, String scenario) {
        DmpSelector feed = DmpSelector.feeds().and(DmpSelector.title(title));
        switch (scenario) {
            case "busy-once" -> dmp.once(feed, DmpScenario.busy());
            case "lost-answer-once" -> dmp.once(feed, new DmpScenario.CommitThenCut());
            case "DMPClosed" -> dmp.always(feed, DmpScenario.closedDmp());
            case "XDSUnknownPatientId" -> dmp.always(feed, DmpScenario.unknownPatient());
            case "XDSRepositoryMetadataError" -> dmp.always(feed, new DmpScenario.Refuse(scenario, "métadonnée refusée"));
            default -> throw new IllegalArgumentException("no DMP scenario named " + scenario);
        }
    }

    /** @throws IllegalArgumentException for a scenario that the manifest format does not know */
    static void plan(MssanteSimulator operator, String address, String scenario) {
        switch (scenario) {
            case "closed" -> operator.scenarios().always(address, MailScenario.closed());
            case "busy-once" -> operator.scenarios().once(address, MailScenario.busy());
            case "closed-later" -> operator.scenarios().always(address, MailScenario.closedLater(Form.REPORT));
            case "undelivered-later" -> operator.scenarios().always(address, MailScenario.unknownLater(Form.NOT_DISTRIBUTED));
            case "too-large-later" -> operator.scenarios().always(address, MailScenario.tooLargeLater(Form.UNDELIVERED));
            case "late" -> operator.scenarios().always(address, MailScenario.delayed(LATE));
            case "reads" -> operator.habits().set(address, new Habit.Reads(SOON));
            case "answers" -> operator.habits().set(address, new Habit.Answers(SOON, Answer.plain()));
            case "answers-photo" -> operator.habits().set(address, new Habit.Answers(SOON, Answer.photo()));
            case "answers-eicar" -> operator.habits().set(address, new Habit.Answers(SOON, Answer.eicar()));
            case "away" -> operator.habits().set(address, new Habit.Away());
            default -> throw new IllegalArgumentException("no mailbox scenario named " + scenario);
        }
    }
}

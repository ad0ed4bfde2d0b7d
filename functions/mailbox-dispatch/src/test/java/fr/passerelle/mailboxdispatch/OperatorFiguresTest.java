package fr.passerelle.mailboxdispatch;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryMetrics.Figure;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorFiguresTest {
    private static final Figure UP = new Figure("OperatorDown", 0, Map.of());
    private static final Figure DOWN = new Figure("OperatorDown", 1, Map.of());

    private final InMemoryMetrics metrics = new InMemoryMetrics();

    @Test
    void anOperatorThatNeitherTakesNorJudgesIsDown() {
        assertThat(figures(new Submission.NotSent("MailConnectException"))).containsExactly(DOWN, notTaken("MailConnectException"));
        assertThat(figures(new Submission.Refused("421"))).containsExactly(DOWN, notTaken("421"));
        assertThat(figures(new Submission.InDoubt())).containsExactly(DOWN);
    }

    @Test
    void anOperatorThatJudgesAMailIsUpWhateverItSays() {
        assertThat(figures(new Submission.Taken())).containsExactly(UP);
        assertThat(figures(new Submission.Refused("550"))).containsExactly(UP, notTaken("550"));
        assertThat(figures(new Submission.Refused("422"))).as("a full mailbox is the patient's").containsExactly(UP, notTaken("422"));
    }

    @Test
    void whatOurConfigurationForbidsSaysNothingOfTheOperator() {
        assertThat(figures(new Submission.Misconfigured(Reason.of("MAIL_TLS")))).isEmpty();
    }

    private List<Figure> figures(Submission answer) {
        new OperatorFigures(metrics, new SmtpCodes()).add(answer);
        return metrics.drain();
    }

    private static Figure notTaken(String code) {
        return new Figure("MailNotTaken", 1, Map.of("Code", code));
    }
}

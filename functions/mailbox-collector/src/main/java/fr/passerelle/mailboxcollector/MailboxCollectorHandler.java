package fr.passerelle.mailboxcollector;

import java.time.InstantSource;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;

/**
 * Entry point of the function, called by a schedule whose event says nothing of use; the answer is how many messages were dealt with. Nobody
 * waits for it, so it has nothing to rehearse.
 */
public final class MailboxCollectorHandler implements RequestHandler<Map<String, Object>, Integer> {
    private final Collector collector;
    private final WorkFigures figures;

    /** For the Lambda runtime. */
    public MailboxCollectorHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public MailboxCollectorHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start());
    }

    private MailboxCollectorHandler(ApplicationContext context) {
        this(context.getBean(Collector.class), context.getBean(WorkFigures.class));
    }

    MailboxCollectorHandler(Collector collector, WorkFigures figures) {
        this.collector = collector;
        this.figures = figures;
    }

    @Override
    public Integer handleRequest(Map<String, Object> event, Context context) {
        int dealt = collector.run();
        figures.publish();
        return dealt;
    }
}

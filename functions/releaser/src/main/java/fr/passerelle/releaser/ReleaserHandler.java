package fr.passerelle.releaser;

import java.time.InstantSource;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;

/**
 * Entry point of the function, called by a schedule whose event says nothing of use; the answer is how many dispatches were released.
 * Called every minute it stays warm, so it has nothing to rehearse.
 */
public final class ReleaserHandler implements RequestHandler<Map<String, Object>, Integer> {
    private final Releaser releaser;
    private final AnnouncementRounds announcements;

    /** For the Lambda runtime. */
    public ReleaserHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public ReleaserHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start());
    }

    private ReleaserHandler(ApplicationContext context) {
        this(context.getBean(Releaser.class), context.getBean(AnnouncementRounds.class));
    }

    ReleaserHandler(Releaser releaser, AnnouncementRounds announcements) {
        this.releaser = releaser;
        this.announcements = announcements;
    }

    @Override
    public Integer handleRequest(Map<String, Object> event, Context context) {
        int released = releaser.run();
        announcements.run();
        return released;
    }
}

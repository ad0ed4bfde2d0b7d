package fr.passerelle.keeper;

import java.time.InstantSource;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;

/**
 * Entry point of the function, called by a schedule whose event says nothing of use; the answer is how many inputs were looked at. Nobody
 * waits for it, so it has nothing to rehearse.
 */
public final class KeeperHandler implements RequestHandler<Map<String, Object>, Integer> {
    private final Keeper keeper;

    /** For the Lambda runtime. */
    public KeeperHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public KeeperHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start().getBean(Keeper.class));
    }

    KeeperHandler(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Integer handleRequest(Map<String, Object> event, Context context) {
        return keeper.run();
    }
}

package fr.passerelle.local.platform;

import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.RequestHandler;

import fr.passerelle.aws.Settings;
import fr.passerelle.local.eventsource.FunctionContext;
import fr.passerelle.local.eventsource.InProcessFunction;
import fr.passerelle.local.template.FunctionSpec;
import fr.passerelle.local.template.TemplateException;

/** Builds the functions of the template with the settings of this machine. */
final class LocalFunctions {
    private LocalFunctions() {
    }

    /** The variables of the template, the waits of one machine, the addresses of the services. */
    static Settings settings(FunctionSpec function, LocalOptions options, LocalEndpoints endpoints) {
        Map<String, String> values = new HashMap<>(function.environment());
        options.environment().forEach((name, value) -> values.computeIfPresent(name, (same, old) -> value));
        values.putAll(endpoints.settings().values());
        return new Settings(values);
    }

    /**
     * The handler named by the template, built with its settings and a clock instead of the environment of a process.
     *
     * @throws TemplateException when there is no such class, or it has no constructor {@code (Settings, InstantSource)}
     */
    static InProcessFunction build(FunctionSpec function, Settings settings, String arn, InstantSource clock) {
        try {
            Object handler = Class.forName(function.handler()).getConstructor(Settings.class, InstantSource.class).newInstance(settings,
                    clock);
            return InProcessFunction.of(new FunctionContext(function.name(), arn, function.timeout(), function.memory()),
                    (RequestHandler<?, ?>) handler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(function.id() + " did not start", e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new TemplateException(function.id() + ".Handler " + function.handler() + " cannot be built here: " + e);
        }
    }
}

package fr.passerelle.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function.
 *
 * @param id logical id in the template
 * @param name function name
 * @param codeUri package, relative to the template
 * @param handler class
 * @param timeout longest run
 * @param memory megabytes
 * @param environment variables with their resolved values
 */
public record FunctionSpec(String id, String name, String codeUri, String handler, Duration timeout, int memory,
        Map<String, String> environment, List<QueueMapping> queues, List<StreamMapping> streams, List<ScheduleMapping> schedules,
        List<RouteMapping> routes) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
        queues = List.copyOf(queues);
        streams = List.copyOf(streams);
        schedules = List.copyOf(schedules);
        routes = List.copyOf(routes);
    }

    /** Folder of its module: {@code document-intake} for {@code functions/document-intake/target/document-intake.zip}. */
    public String module() {
        String file = codeUri.substring(codeUri.lastIndexOf('/') + 1);
        return file.endsWith(".zip") ? file.substring(0, file.length() - ".zip".length()) : file;
    }
}

package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The platform's half of a function's process: a JVM and the official runtime client, on a class path of its own.
 *
 * @param java the launcher of the JDK
 * @param classpath jars of {@code aws-lambda-java-runtime-interface-client} and of what it needs
 */
record RuntimeClient(Path java, String classpath) {
    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /**
     * The JDK that runs this code and the class path the build has written.
     *
     * @param root folder of the project
     */
    static RuntimeClient ofBuild(Path root) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new RuntimeClient(java, Files.readString(root.resolve("infra/bench/target/runtime-client.classpath")).strip());
    }

    List<String> command(String handler, Launch launch) {
        var command = new ArrayList<>(launch.prefix());
        command.add(java.toString());
        command.addAll(launch.flags());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classpath, MAIN, handler));
        return command;
    }
}

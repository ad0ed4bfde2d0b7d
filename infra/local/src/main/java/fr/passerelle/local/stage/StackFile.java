package fr.passerelle.local.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.formats.json.Json;

/** The answer of {@code aws cloudformation describe-stacks}, kept in a file. */
public final class StackFile {
    private StackFile() {
    }

    /** @throws StageException when the file cannot be read, or does not tell of the stack */
    public static DeployedStack read(Path file, Optional<String> stack) {
        try {
            JsonNode stacks = Json.mapper().readTree(Files.readAllBytes(file)).path("Stacks");
            return stacks.valueStream().filter(one -> stack.isEmpty() || stack.get().equals(one.path("StackName").asText())).findFirst()
                    .map(one -> new DeployedStack(one.path("StackName").asText(), pairs(one.path("Outputs"), "OutputKey", "OutputValue"),
                            pairs(one.path("Parameters"), "ParameterKey", "ParameterValue")))
                    .orElseThrow(() -> new StageException("le fichier " + file + " ne décrit pas la pile " + stack.orElse("attendue")
                            + " ; il s'obtient par : aws cloudformation describe-stacks --stack-name " + stack.orElse("…"), null));
        } catch (JsonProcessingException e) {
            throw new StageException("le fichier " + file + " n'est pas la réponse de « aws cloudformation describe-stacks »", e);
        } catch (IOException e) {
            throw new StageException("fichier illisible : " + file, e);
        }
    }

    private static Map<String, String> pairs(JsonNode list, String key, String value) {
        var pairs = new HashMap<String, String>();
        list.forEach(pair -> pairs.put(pair.path(key).asText(), pair.path(value).asText()));
        return pairs;
    }
}

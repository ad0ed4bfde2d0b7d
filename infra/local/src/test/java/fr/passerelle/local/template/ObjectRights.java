package fr.passerelle.local.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static fr.passerelle.local.template.Deployed.STACK;
import static fr.passerelle.local.template.Deployed.properties;

/** What the roles of the template let the functions do to objects, down to the path: a statement that names another path forbids it on AWS only. */
public final class ObjectRights {
    private static final Pattern BUCKET = Pattern.compile("passerelle-[a-z]+-([a-z]+)-\\d+");

    private ObjectRights() {
    }

    /**
     * Whether the role of a function has a statement for it.
     *
     * @param function e.g. {@code document-intake}
     * @param action e.g. {@code s3:PutObject}
     * @param bucket its name
     */
    public static boolean allow(String function, String action, String bucket, String key) {
        String id = STACK.functions().stream().filter(f -> f.name().endsWith("-" + function)).findFirst().orElseThrow().id();
        Section role = properties(String.valueOf(properties(id).section("Role").list("Fn::GetAtt").getFirst()));
        String object = "${" + bucketId(bucket) + ".Arn}/" + key;
        return PolicyStatements.of(role.values().get("Policies")).filter(s -> s.text("Effect").equals("Allow"))
                .filter(s -> PolicyStatements.words(s, "Action").anyMatch(action::equals))
                .flatMap(s -> PolicyStatements.words(s, "Resource")).anyMatch(path -> covers(path, object));
    }

    private static String bucketId(String bucket) {
        var name = BUCKET.matcher(bucket);
        if (!name.matches()) {
            throw new IllegalArgumentException("no bucket of the template: " + bucket);
        }
        return name.group(1).substring(0, 1).toUpperCase(Locale.ROOT) + name.group(1).substring(1) + "Bucket";
    }

    private static boolean covers(String path, String object) {
        String anything = Arrays.stream(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(anything, object);
    }
}

package fr.passerelle.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code template.yaml} as it is written, with loops unrolled and intrinsic functions as maps. It is the only description of resources: the local
 * platform creates what {@link #resolve} gives, so that what testers run is what is deployed (architecture.md §3).
 */
public final class SamTemplate {
    private final Map<String, Object> root;

    private SamTemplate(Map<String, Object> root) {
        this.root = root;
    }

    /** @throws TemplateException when the file cannot be read */
    public static SamTemplate read(Path file) {
        return new SamTemplate(Loops.unrolled(YamlFile.read(file)));
    }

    /** A section of the file as written ({@code Parameters}, {@code Resources}…), empty when absent. */
    public Map<String, Object> section(String name) {
        Object section = root.get(name);
        return section == null ? Map.of() : Section.of(name, section).values();
    }

    /**
     * The resources that a machine can hold, with every reference replaced.
     *
     * @throws TemplateException naming what is not understood in a bucket, queue, table or function, or what AWS would refuse
     */
    public Stack resolve(StackValues values) {
        Map<String, Object> resources = section("Resources");
        ResourceNames names = new ResourceNames(section("Parameters"), resources, values);
        Intrinsics intrinsics = new Intrinsics(names, section("Conditions"));
        names.use(intrinsics);
        Section globals = resolved(intrinsics, "Globals", section("Globals")).section("Function");

        List<BucketSpec> buckets = new ArrayList<>();
        List<QueueSpec> queues = new ArrayList<>();
        List<TableSpec> tables = new ArrayList<>();
        List<FunctionSpec> functions = new ArrayList<>();
        resources.forEach((id, node) -> {
            Section resource = Section.of(id, node);
            String type = resource.text("Type");
            if (!ResourceNames.isNoise(type)) {
                Section properties = resolved(intrinsics, id, resource.section("Properties").values());
                switch (type) {
                    case "AWS::S3::Bucket" -> buckets.add(ResourceReaders.bucket(id, properties));
                    case "AWS::SQS::Queue" -> queues.add(ResourceReaders.queue(id, properties, values));
                    case "AWS::DynamoDB::Table" -> tables.add(ResourceReaders.table(id, properties));
                    case "AWS::Serverless::Function" -> functions
                            .add(FunctionReader.read(id, properties, globals));
                    default -> throw new TemplateException(id + ": the local platform has no " + type);
                }
            }
        });
        Map<String, String> outputs = new HashMap<>();
        section("Outputs").forEach((name, node) -> {
            Section output = Section.of(name, node);
            if (output.find("Condition").map(String::valueOf).map(intrinsics::condition).orElse(true)) {
                outputs.put(name, resolved(intrinsics, name, output.values()).text("Value"));
            }
        });
        return new Stack(buckets, queues, tables, functions, outputs).checked();
    }

    private static Section resolved(Intrinsics intrinsics, String where, Map<String, Object> values) {
        return Section.of(where, intrinsics.resolve(values).orElse(Map.of()));
    }
}

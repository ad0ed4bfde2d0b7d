package fr.passerelle.local.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML of CloudFormation: the short forms ({@code !Ref}, {@code !GetAtt}, {@code !Sub}…) become the maps they stand for. */
final class YamlFile {
    private YamlFile() {
    }

    /** @throws TemplateException when the file cannot be read, is not YAML, or has a key twice */
    static Map<String, Object> read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            @Nullable
            Object root = new Yaml(new ShortForms(options)).load(reader);
            if (frozen(root, file.getFileName() + "") instanceof Map<?, ?> map) {
                return strings(map);
            }
            throw new TemplateException(file + " is not a map");
        } catch (IOException | YAMLException e) {
            throw new TemplateException(file + " cannot be read: " + e.getMessage());
        }
    }

    static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static Object frozen(@Nullable Object node, String where) {
        return switch (node) {
            case null -> throw new TemplateException(where + " has no value");
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), frozen(value, where + "." + key)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(frozen(value, where + "[]")));
                yield copy;
            }
            default -> node;
        };
    }

    private static final class ShortForms extends SafeConstructor {
        ShortForms(LoaderOptions options) {
            super(options);
            // A version such as 2012-10-17 is a word here, not a date.
            yamlConstructors.put(Tag.TIMESTAMP, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return constructScalar((ScalarNode) node);
                }
            });
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return longForm(node);
                }
            });
        }

        private Map<String, Object> longForm(Node node) {
            String name = node.getTag().getValue().substring(1);
            String key = "Ref".equals(name) || "Condition".equals(name) ? name : "Fn::" + name;
            Object value = switch (node) {
                case ScalarNode scalar when "GetAtt".equals(name) -> List.of(constructScalar(scalar).split("\\.", 2));
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new TemplateException("!" + name + " cannot be read");
            };
            return Map.of(key, value);
        }
    }
}

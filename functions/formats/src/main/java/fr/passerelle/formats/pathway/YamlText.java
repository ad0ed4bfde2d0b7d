package fr.passerelle.formats.pathway;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * From the bytes of a YAML file to JSON, without any construction of objects: nodes are composed and copied, nothing else.
 *
 * <p>Only the fields that the reader names hold numbers: elsewhere what looks like one (a FINESS, the code of a unit, a date) is the text
 * it is for people, so no one has to know which values YAML 1.1 wants quoted. A field without value is absent. Anchors, aliases, tags
 * and a field given twice are refused.
 */
final class YamlText {
    /** In bytes; the longest example of {@code infra/pathways} has 4 KB. */
    static final int LARGEST = 65_536;

    private static final int DEEPEST = 20;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP,
            Tag.MERGE);
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final Set<String> NOTHING = Set.of("", "~", "null");
    private static final String BOM = "\uFEFF";

    private final Set<String> numbers;

    /** @param numbers names of the fields that hold numbers */
    YamlText(Set<String> numbers) {
        this.numbers = Set.copyOf(numbers);
    }

    /** @throws Unreadable with the cause in French when this is not one object of plain YAML in UTF-8 */
    JsonNode parse(byte[] yaml) throws Unreadable {
        if (yaml.length > LARGEST) {
            throw new Unreadable("plus de " + LARGEST + " octets");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
            Node root = new Yaml(options()).compose(new StringReader(text.startsWith(BOM) ? text.substring(1) : text));
            if (!(root instanceof MappingNode)) {
                throw new Unreadable("des lignes « champ: valeur » sont attendues");
            }
            return json(root, "");
        } catch (CharacterCodingException _) {
            throw new Unreadable("le texte n'est pas en UTF-8");
        } catch (MarkedYAMLException e) {
            throw new Unreadable("erreur de syntaxe" + place(e.getProblemMark()));
        } catch (YAMLException _) {
            throw new Unreadable("caractère interdit, renvoi (alias) ou imbrication trop profonde");
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }

    private JsonNode json(Node node, String name) throws Unreadable {
        if (node.getAnchor() != null) {
            throw new Unreadable("les renvois (& et *) ne sont pas admis" + place(node.getStartMark()));
        }
        if (!PLAIN.contains(node.getTag())) {
            throw new Unreadable("les étiquettes (!) ne sont pas admises" + place(node.getStartMark()));
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                var array = JsonNodeFactory.instance.arrayNode();
                for (Node element : sequence.getValue()) {
                    array.add(json(element, ""));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, name);
            default -> throw new Unreadable("valeur inattendue" + place(node.getStartMark()));
        };
    }

    private ObjectNode object(MappingNode mapping) throws Unreadable {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple field : mapping.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                throw new Unreadable("nom de champ inattendu" + place(field.getKeyNode().getStartMark()));
            }
            JsonNode value = json(field.getValueNode(), key.getValue());
            if (object.has(key.getValue())) {
                throw new Unreadable("champ répété" + place(key.getStartMark()));
            }
            if (!value.isNull()) {
                object.set(key.getValue(), value);
            }
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar, String name) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (NOTHING.contains(text)) {
            return NullNode.instance;
        }
        if (text.equals("true") || text.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        return numbers.contains(name) && NUMBER.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : ", ligne " + (mark.getLine() + 1) + ", colonne " + (mark.getColumn() + 1);
    }

    /** Why the bytes cannot be read, in French and without quoting them. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}

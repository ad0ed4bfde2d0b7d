package fr.passerelle.formats.pathway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.PathwayRules;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

/**
 * Reads a pathway file: YAML of {@code pathway.schema.json}, explained in {@code docs/pathways.md}, to a {@link Pathway}, or all its faults
 * at once. The schema tells form, {@link PathwayRules} tells meaning.
 */
public final class PathwayReader {
    /** Path of the published schema under {@code fr/passerelle/formats}. */
    public static final String SCHEMA = "pathway/pathway.schema.json";

    private static final int VERSION_LENGTH = 12;
    private static final Set<String> NUMBERS = Set.of("longestMinutes", "unansweredDays", "unreadDays", "retryMonths");

    private final SchemaCheck schema = new SchemaCheck(SCHEMA);
    private final YamlText yaml = new YamlText(NUMBERS);
    private final PathwayRules rules = new PathwayRules();

    /** @param file bytes of the file; never throws for what they hold */
    public PathwayReading read(byte[] file) {
        JsonNode root;
        try {
            root = yaml.parse(file);
        } catch (YamlText.Unreadable e) {
            return new PathwayReading(null, List.of(Reason.of("YAML_UNREADABLE", String.valueOf(e.getMessage()))));
        }
        var faults = new ArrayList<>(schema.faults(root));
        var found = new ArrayList<Reason>();
        Pathway pathway = PathwayBlocks.pathway(new Fields(root, "", found), Ids.sha256(file).substring(0, VERSION_LENGTH));
        addUntold(found, faults);
        addUntold(rules.faults(pathway), faults);
        return new PathwayReading(faults.isEmpty() ? pathway : null, faults);
    }

    /** Adds the faults of fields of which, or inside which, nothing is told yet. */
    private static void addUntold(List<Reason> found, List<Reason> faults) {
        List<String> told = faults.stream().map(fault -> String.valueOf(fault.subject())).toList();
        found.stream().distinct().filter(fault -> told.stream()
                .noneMatch(other -> other.equals(fault.subject()) || other.startsWith(fault.subject() + "/"))).forEach(faults::add);
    }
}

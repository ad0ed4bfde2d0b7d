package fr.passerelle.aws;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import fr.passerelle.core.indicator.Cell;
import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Sum;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The counters of one cell as an item: one number attribute for each, beside what the cell is. */
final class CounterItem {
    /** Before the word of a counter, so that none can be taken for another attribute. */
    private static final String PREFIX = "n.";

    private CounterItem() {
    }

    /** Adds to whatever is stored; numbers that are not there yet begin at 0. */
    static TransactWriteItem add(String table, Sum sum) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        String set = assignments(sum.cell(), names, values);
        var additions = new StringBuilder();
        int i = 0;
        for (Map.Entry<Counter, Long> count : new LinkedHashMap<>(sum.counts()).entrySet()) {
            names.put("#n" + i, PREFIX + count.getKey().word());
            values.put(":n" + i, AttributeValue.fromN(count.getValue().toString()));
            additions.append(i == 0 ? "" : ", ").append("#n").append(i).append(" :n").append(i);
            i++;
        }
        return TransactWriteItem.builder().update(Update.builder().tableName(table).key(Key.counters(sum.cell()).attributes())
                .updateExpression("SET " + set + " ADD " + additions).expressionAttributeNames(names).expressionAttributeValues(values)
                .build()).build();
    }

    /** What the cell is, told apart from the key so that nobody has to take the key to pieces. */
    private static String assignments(Cell cell, Map<String, String> names, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> described = describe(cell);
        described.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        return described.keySet().stream().sorted().map(name -> "#" + name + " = :" + name).collect(Collectors.joining(", "));
    }

    private static Map<String, AttributeValue> describe(Cell cell) {
        return new ItemBuilder().text("establishment", cell.establishment()).text("day", cell.day().toString()).text("site", cell.site())
                .text("type", cell.type()).text("source", cell.source()).text("pathway", cell.pathway()).text("unit", cell.unit()).build();
    }

    static Sum read(ItemReader item) {
        var cell = new Cell(item.text("establishment"), LocalDate.parse(item.text("day")), item.textOrNull("site"),
                item.textOrNull("type"), item.textOrNull("source"), item.textOrNull("pathway"), item.textOrNull("unit"));
        Map<Counter, Long> counts = item.attributes().entrySet().stream().filter(e -> e.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(e -> Counter.of(e.getKey().substring(PREFIX.length())), e -> Long.valueOf(e.getValue().n())));
        return new Sum(cell, counts);
    }

    /** Sort key; the parts are encoded, so that a code with a {@code #} stays one part. */
    static String key(Cell cell) {
        return Stream.of(part(cell.site()), part(cell.type()), part(cell.source()), part(cell.pathway()), part(cell.unit()))
                .collect(Collectors.joining("#"));
    }

    private static String part(@Nullable String value) {
        return value == null ? "" : URLEncoder.encode(value, UTF_8);
    }
}

package fr.passerelle.bench;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import fr.passerelle.formats.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StubTableTest {
    private final StubTable table = new StubTable();

    @Test
    void what_is_put_alone_or_together_is_found_by_its_key() throws Exception {
        table.answer("PutItem", json("{'Item':" + item("a", "1") + "}"));
        table.answer("TransactWriteItems", json("{'TransactItems':[{'Put':{'Item':" + item("a", "2") + "}}]}"));

        assertThat(get("a", "1").path("Item")).isEqualTo(json(item("a", "1")));
        assertThat(get("a", "2").path("Item")).isEqualTo(json(item("a", "2")));
        assertThat(get("a", "3").has("Item")).isFalse();
    }

    @Test
    void a_query_holds_one_partition_in_the_order_of_the_sort_key_from_a_prefix_on() throws Exception {
        for (String sk : List.of("D#2", "INPUT", "D#1", "A")) {
            table.answer("PutItem", json("{'Item':" + item("b", sk) + "}"));
        }
        table.answer("PutItem", json("{'Item':" + item("c", "D#3") + "}"));

        assertThat(query("{':pk':{'S':'b'}}")).containsExactly("A", "D#1", "D#2", "INPUT");
        assertThat(query("{':pk':{'S':'b'},':sk':{'S':'D#'}}")).containsExactly("D#1", "D#2");
        assertThat(query("{':pk':{'S':'a'}}")).isEmpty();
    }

    @Test
    void a_copy_goes_its_own_way() throws Exception {
        StubTable copy = table.copy();
        table.answer("PutItem", json("{'Item':" + item("a", "1") + "}"));

        assertThat(copy.items()).isEmpty();
    }

    @Test
    void an_operation_it_does_not_know_is_an_error_and_no_silence() {
        assertThatThrownBy(() -> table.answer("UpdateItem", json("{}"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UpdateItem");
    }

    private JsonNode get(String pk, String sk) throws Exception {
        return table.answer("GetItem", json("{'Key':" + item(pk, sk) + "}"));
    }

    private List<String> query(String values) throws Exception {
        JsonNode answer = table.answer("Query", json("{'ExpressionAttributeValues':" + values + "}"));
        assertThat(answer.path("Count").intValue()).isEqualTo(answer.path("Items").size());
        return answer.path("Items").valueStream().map(item -> item.path("sk").path("S").textValue()).toList();
    }

    private static String item(String pk, String sk) {
        return "{'pk':{'S':'%s'},'sk':{'S':'%s'}}".formatted(pk, sk);
    }

    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}

package fr.passerelle.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The success and failure conditions of a batch (aws-stack.md §5.3). */
class BatchAnswerTest {
    private static final List<String> SENT = List.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void anAnswerThatNamesNothingMeansThatEverythingIsDone(String answer) {
        assertThat(failures(answer)).isEmpty();
    }

    @Test
    void onlyTheItemsThatAreNamedComeBack() {
        assertThat(failures("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}")).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"unknown\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}", "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
            "{\"batchItemFailures\":[{}]}", "{\"batchItemFailures\":[{\"itemidentifier\":\"b\"}]}", "{\"batchItemFailures\":\"b\"}",
            "{\"batchItemFailures\":[", "not json"})
    void anIdentifierThatIsUnknownOrEmptyBringsTheWholeBatchBack(String answer) {
        assertThat(failures(answer)).containsExactlyInAnyOrderElementsOf(SENT);
    }

    private static java.util.Set<String> failures(String answer) {
        return BatchAnswer.failures(answer.getBytes(StandardCharsets.UTF_8), SENT);
    }
}

package fr.passerelle.acknowledger;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.port.ResultPlace;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.formats.result.ResultName;

/**
 * Writes the result of an input, and the same one under the names of the later inputs it also answers.
 *
 * <p>Why the last answer written is the right one: it is made from the state read now, not from the record of the stream, so a record read
 * late or twice writes nothing old; and all the items of an input share a partition key, whose records one reader takes in order. A
 * duplicate is read by another reader, which may be slower: it looks again after it wrote, and what changes later has a record of its own.
 */
public final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);

    private final TransmissionStore store;
    private final ResultPlace results;
    private final ResultReport report;
    private final MessageAnswers messages;

    public Acknowledger(TransmissionStore store, ResultPlace results, ResultReport report, MessageAnswers messages) {
        this.store = store;
        this.results = results;
        this.report = report;
        this.messages = messages;
    }

    /** Answers for an input, whatever changed in it. Running again writes the same thing. */
    public void answer(String inputId) {
        Optional<Input> known = store.input(inputId);
        if (known.isEmpty()) {
            LOG.warn("input {} is in the stream and no longer in the table", inputId);
            return;
        }
        Input input = known.get();
        String first = input.duplicateOf();
        if (first == null) {
            answerFirst(input);
        } else {
            answerDuplicate(input, first);
        }
    }

    private void answerFirst(Input input) {
        List<Dispatch> dispatches = store.dispatches(input.id());
        if (input.kind() == InputKind.FILE && dispatches.isEmpty()) {
            // Its descriptor answers for it, or an orphan's dispatch will.
            return;
        }
        byte[] json = report.of(input, dispatches);
        var names = new LinkedHashSet<String>();
        names.add(ResultName.of(input.kind(), input.name()));
        input.answers().forEach(name -> names.add(ResultName.of(input.kind(), name)));
        names.forEach(name -> results.write(ResultName.folder(input.establishment()), name, json));
        messages.answer(input, dispatches);
        LOG.info("input {} answered under {} name(s)", input.id(), names.size());
    }

    private void answerDuplicate(Input duplicate, String firstId) {
        Input first = stored(firstId);
        String folder = ResultName.folder(duplicate.establishment());
        String name = ResultName.of(duplicate.kind(), duplicate.name());
        byte[] written;
        do {
            written = report.of(first, store.dispatches(firstId));
            results.write(folder, name, written);
            first = stored(firstId);
        } while (!Arrays.equals(written, report.of(first, store.dispatches(firstId))));
        messages.answerDuplicate(duplicate, first);
        LOG.info("input {} answered as a duplicate of {}", duplicate.id(), firstId);
    }

    private Input stored(String inputId) {
        return store.input(inputId).orElseThrow(() -> new IllegalStateException("duplicate of an input that is not there"));
    }
}

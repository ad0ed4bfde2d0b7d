package fr.passerelle.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the template describes, with every reference resolved.
 *
 * @param outputs what the template tells those who use the stack, by name
 */
public record Stack(List<BucketSpec> buckets, List<QueueSpec> queues, List<TableSpec> tables, List<FunctionSpec> functions,
        Map<String, String> outputs) {
    public Stack {
        buckets = List.copyOf(buckets);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        outputs = Map.copyOf(outputs);
    }

    /** @throws TemplateException when the template has no such queue */
    public QueueSpec queue(String idOrArn) {
        return queues.stream().filter(q -> q.id().equals(idOrArn) || q.arn().equals(idOrArn)).findFirst()
                .orElseThrow(() -> new TemplateException("the template has no queue " + idOrArn));
    }

    /** @throws TemplateException when the template has no such bucket */
    public BucketSpec bucket(String id) {
        return buckets.stream().filter(b -> b.id().equals(id)).findFirst()
                .orElseThrow(() -> new TemplateException("the template has no bucket " + id));
    }

    /** @throws TemplateException when the template has no such table */
    public TableSpec table(String id) {
        return tables.stream().filter(t -> t.id().equals(id)).findFirst()
                .orElseThrow(() -> new TemplateException("the template has no table " + id));
    }

    /** @param name function name, logical id, or module ({@code document-intake}) */
    public Optional<FunctionSpec> function(String name) {
        return functions.stream().filter(f -> f.name().equals(name) || f.id().equals(name) || f.module().equals(name)).findFirst();
    }

    /** Queues that only hold what was given up, by a queue, a function or, known by its name only, a rule. */
    public boolean isDeadLetters(QueueSpec queue) {
        return queue.name().endsWith("-dead-letters")
                || queues.stream().flatMap(q -> q.redrive().stream()).anyMatch(r -> r.deadLetterArn().equals(queue.arn()))
                || functions.stream().flatMap(Stack::deadLetterArns).anyMatch(queue.arn()::equals);
    }

    private static Stream<String> deadLetterArns(FunctionSpec function) {
        return Stream.concat(function.streams().stream().flatMap(s -> s.deadLetterArn().stream()),
                function.schedules().stream().flatMap(s -> s.deadLetterArn().stream()));
    }

    /**
     * What a deployment would refuse is refused here, before a tester relies on it (aws-stack.md §5.3, §8.1).
     *
     * @return this stack
     */
    Stack checked() {
        functions.forEach(this::refuseWhatAwsRefuses);
        return this;
    }

    private void refuseWhatAwsRefuses(FunctionSpec function) {
        for (QueueMapping mapping : function.queues()) {
            QueueSpec queue = queue(mapping.queueArn());
            String where = function.id() + "." + mapping.id() + ": ";
            if (function.timeout().compareTo(queue.visibility()) > 0) {
                throw new TemplateException(where + "the timeout of the function is above the visibility timeout of " + queue.id());
            }
            if (queue.fifo() && (mapping.batchSize() > 10 || mapping.window().isPositive())) {
                throw new TemplateException(where + "a FIFO queue has batches of 10 at most and no batching window");
            }
            if (mapping.batchSize() > 10 && !mapping.window().isPositive()) {
                throw new TemplateException(where + "a batch above 10 needs a batching window");
            }
        }
    }
}

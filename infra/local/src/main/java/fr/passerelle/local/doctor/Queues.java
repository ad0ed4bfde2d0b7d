package fr.passerelle.local.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.local.deadletter.DeadLetterQueue;
import fr.passerelle.local.deadletter.DeadLetters;

/** Queues of a stage: where what they give up goes, and what was given up. */
final class Queues implements Examination {
    private static final String DEAD = "-dead-letters";

    private final SqsClient sqs;
    private final String stage;
    private final InstantSource clock;

    Queues(SqsClient sqs, String stage, InstantSource clock) {
        this.sqs = sqs;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public List<Finding> findings() {
        List<String> urls = sqs.listQueuesPaginator(r -> r.queueNamePrefix("passerelle-" + stage + "-")).queueUrls().stream().sorted()
                .toList();
        if (urls.isEmpty()) {
            return List.of(Finding.failed("files", "aucune file de l'étape " + stage, "Vérifier l'étape, la région et le compte."));
        }
        return Stream.concat(urls.stream().filter(url -> !url.endsWith(DEAD)).map(this::queue),
                new DeadLetters(sqs, stage).all().stream().map(this::dead)).toList();
    }

    private Finding queue(String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(
                QueueAttributeName.REDRIVE_POLICY, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).attributes();
        String name = url.substring(url.lastIndexOf('/') + 1);
        boolean redriven = attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "").contains(DEAD);
        return Finding.when(redriven, "file " + name,
                attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                        + " message(s) en attente, abandons recueillis",
                "ce qu'elle abandonne est perdu", "Remettre sa RedrivePolicy : redéployer la pile.");
    }

    private Finding dead(DeadLetterQueue queue) {
        String subject = "abandons " + queue.name();
        if (queue.depth() == 0) {
            return Finding.ok(subject, "vide");
        }
        Instant oldest = queue.oldest();
        String text = queue.depth() + " message(s)"
                + (oldest == null
                        ? ""
                        : ", le plus ancien vu depuis " + Math.max(0, Duration.between(oldest, clock.instant()).toHours()) + " h");
        String todo = queue.kind() == DeadLetterQueue.Kind.MESSAGES
                ? "Chercher la cause dans le journal de la fonction, la réparer, puis ./passerelle replay --dead-letters " + queue.name()
                : queue.kind().advice();
        return Finding.warning(subject, text, todo);
    }
}

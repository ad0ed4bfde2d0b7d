package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.deadletter.DeadLetterQueue;
import fr.passerelle.local.deadletter.DeadLetterQueue.Kind;
import fr.passerelle.local.deadletter.DeadLetters;
import fr.passerelle.local.deadletter.Redrive;
import fr.passerelle.local.replay.ReplayText;

/** {@code replay --dead-letters}: what a function gave up, shown or sent back to it. */
final class DeadLettersReplay {
    private final CommandLine command;
    private final DeadLetters letters;
    private final Redrive redrive;
    private final InstantSource clock;
    private final boolean json;

    DeadLettersReplay(CommandLine command, Settings settings, ReplayOrders orders, InstantSource clock, boolean json) {
        this.command = command;
        this.letters = new DeadLetters(new AwsClients(settings).sqs(), settings.text("STAGE", "local"));
        this.redrive = new Redrive(letters, orders);
        this.clock = clock;
        this.json = json;
    }

    /**
     * A queue as data.
     *
     * @param oldestSeconds age of the oldest message looked at, absent when none was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(String queue, int messages, @Nullable Long oldestSeconds, String kind, @Nullable String advice) {}

    /** @param again the command line that shows this, to be given with {@code --apply} */
    int run(String name, ReplayApproval approval, String again) throws IOException {
        Optional<DeadLetterQueue> found = letters.find(name);
        if (found.isEmpty()) {
            command.getErr().println("passerelle : aucune file de messages abandonnés pour " + name);
            return Passerelle.REFUSED;
        }
        DeadLetterQueue queue = found.get();
        if (queue.kind() != Kind.MESSAGES || !approval.given(command)) {
            show(queue, again);
            return queue.kind() != Kind.MESSAGES && approval.given(command) ? Passerelle.REFUSED : 0;
        }
        ReplayOrder order = redrive.of(queue, approval.reason(), approval.by(), clock.instant());
        PrintWriter out = command.getOut();
        out.println(json
                ? Json.mapper().writeValueAsString(ReplayText.of(order, false))
                : "Ordre " + order.id() + " : " + order.chosen() + " message(s) de " + queue.name() + " retournent à leur file.");
        out.flush();
        return 0;
    }

    private void show(DeadLetterQueue queue, String again) throws IOException {
        PrintWriter out = command.getOut();
        Instant oldest = queue.oldest();
        Long age = oldest == null ? null : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
        if (json) {
            out.println(Json.mapper().writeValueAsString(new Shown(queue.name(), queue.depth(), age, queue.kind().name(),
                    queue.kind() == Kind.MESSAGES ? null : queue.kind().advice())));
        } else {
            out.println(queue.name() + " : " + queue.depth() + " message(s)" + (age == null ? "" : ", le plus ancien vu a " + words(age)));
            if (queue.kind() != Kind.MESSAGES) {
                out.println(queue.kind().advice());
            } else if (queue.depth() > 0) {
                out.println("Sans danger à tout moment : une fonction regarde l'état avant d'agir. Réparer d'abord la cause, puis :");
                out.println("  " + again + " --apply --reason '…' --by '…'");
            }
        }
        out.flush();
    }

    private static String words(long seconds) {
        Duration age = Duration.ofSeconds(seconds);
        return age.toDays() > 0 ? age.toDays() + " j" : age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }
}

package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fr.passerelle.aws.Settings;
import fr.passerelle.core.replay.Preview;
import fr.passerelle.core.replay.Replays;
import fr.passerelle.core.replay.Replays.Answer;
import fr.passerelle.core.replay.Selection;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.replay.ReplayAccess;
import fr.passerelle.local.replay.ReplayText;

/** {@code replay}: sends once more what failed, once its cause is repaired; without {@code --apply}, shows what that would do. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = {
        "Montre ce qui serait envoyé de nouveau et ce qui ne le serait pas, et pourquoi ; avec --apply, le fait.",
        "Les choix se combinent : tous doivent être vrais. Le même ordre donné deux fois n'envoie rien deux fois."})
final class ReplayCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 500;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private ReplaySelection asked = new ReplaySelection();

    @Mixin
    private ReplayApproval approval = new ReplayApproval();

    @Option(names = "--order", paramLabel = "ID", description = "Ordre donné par l'aperçu : exactement ce qu'il montrait, ou rien.")
    private @Nullable String order;

    @Option(names = "--dead-letters", paramLabel = "FILE", description = "Les messages qu'une fonction a abandonnés, par son nom ou celui de sa file.")
    private @Nullable String deadLetters;

    @Option(names = "--orders", description = "Montre les ordres déjà donnés pour l'établissement.")
    private boolean history;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (deadLetters != null) {
            Settings settings = platform.settings();
            var letters = new DeadLettersReplay(spec.commandLine(), settings, new ReplayAccess(settings, platform.clock()).orders(),
                    platform.clock(), json);
            return letters.run(deadLetters, approval, "./passerelle replay" + platform.words() + " --dead-letters " + deadLetters);
        }
        String finess = given(asked::establishment);
        var access = new ReplayAccess(platform.settings(), platform.clock());
        ZoneId zone = given(() -> access.zone(finess));
        PrintWriter out = spec.commandLine().getOut();
        if (history) {
            orders(access.orders().all(finess), new ReplayText(out, zone));
            return 0;
        }
        Selection selection = given(() -> asked.in(zone));
        return approval.given(spec.commandLine()) ? apply(access, selection, zone) : preview(access, selection, zone);
    }

    private void orders(List<ReplayOrder> all, ReplayText text) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(all.stream().map(one -> ReplayText.of(one, one.end() != null)).toList()));
        } else {
            text.orders(all);
        }
        out.flush();
    }

    private int preview(ReplayAccess access, Selection selection, ZoneId zone) throws IOException {
        show(access.replays().preview(selection, this::told), zone);
        return 0;
    }

    private void show(Preview preview, ZoneId zone) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String command = "./passerelle replay" + platform.words() + " --establishment " + preview.selection().establishment() + " "
                + asked.words() + " --order " + preview.order() + " --apply --reason '…' --by '…'";
        ReplayText.Shown shown = ReplayText.of(preview, asked.words(), command);
        if (json) {
            out.println(Json.mapper().writeValueAsString(shown));
        } else {
            new ReplayText(out, zone).preview(shown);
        }
        out.flush();
    }

    private int apply(ReplayAccess access, Selection selection, ZoneId zone) throws IOException {
        var request = new Replays.Request(selection, order, asked.words(), approval.reason(), approval.by());
        switch (access.replays().carryOut(request, this::told)) {
            case Answer.Done(ReplayOrder done, boolean before) -> {
                PrintWriter out = spec.commandLine().getOut();
                if (json) {
                    out.println(Json.mapper().writeValueAsString(ReplayText.of(done, before)));
                } else {
                    new ReplayText(out, zone).done(done, before);
                }
                out.flush();
                return 0;
            }
            case Answer.Outdated(Preview now) -> {
                spec.commandLine().getErr().println(
                        "passerelle : la situation a changé depuis l'aperçu, rien n'a été rejoué. Voici ce qu'il en est maintenant.");
                show(now, zone);
                return Passerelle.REFUSED;
            }
        }
    }

    private void told(int done, int all) {
        if (done % TOLD_EVERY == 0 && done < all) {
            spec.commandLine().getErr().println("passerelle : " + done + " sur " + all + "…");
            spec.commandLine().getErr().flush();
        }
    }

    /** What is wrong with the command line is told as such. */
    private <T> T given(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}

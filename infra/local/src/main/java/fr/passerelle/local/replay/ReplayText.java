package fr.passerelle.local.replay;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.replay.LeftOut;
import fr.passerelle.core.replay.Preview;
import fr.passerelle.core.work.ReplayOrder;

/** Previews and orders in the words of operators, and as data. */
public final class ReplayText {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final int SHOWN = 20;
    private static final int ID = 8;

    private final PrintWriter out;
    private final ZoneId zone;

    /** @param zone of the establishment */
    public ReplayText(PrintWriter out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    /**
     * A preview as data.
     *
     * @param order id to give with {@code --order}
     */
    public record Shown(String establishment, String asked, String order, int count, List<Line> dispatches, List<Left> leftOut,
            String command) {}

    /** A dispatch that would be replayed. */
    public record Line(String input, String dispatch, String destination, String state, List<String> documents, List<String> codes) {}

    /** Dispatches left out for one reason. */
    public record Left(String reason, String words, int count, List<String> dispatches) {}

    /** An order as data. */
    public record Given(String order, String establishment, String asked, String reason, String by, Instant at, int chosen,
            @Nullable Integer replayed, @Nullable Integer changed, boolean before) {}

    /** A preview as data. */
    public static Shown of(Preview preview, String asked, String command) {
        List<Line> lines = preview.chosen().stream().map(d -> new Line(d.ref().inputId(), d.ref().dispatchId(), d.destination().word(),
                d.state().word(), d.documents(), codes(d))).toList();
        List<Left> left = preview.left().entrySet().stream().map(e -> new Left(e.getKey().name(), e.getKey().words(), e.getValue().size(),
                e.getValue().stream().map(DispatchRef::dispatchId).toList())).toList();
        return new Shown(preview.selection().establishment(), asked, preview.order(), lines.size(), lines, left, command);
    }

    /**
     * An order as data.
     *
     * @param before whether it had been carried out before
     */
    public static Given of(ReplayOrder order, boolean before) {
        ReplayOrder.End end = order.end();
        return new Given(order.id(), order.establishment(), order.asked(), order.reason(), order.by(), order.at(), order.chosen(),
                end == null ? null : end.replayed(), end == null ? null : end.changed(), before);
    }

    public void preview(Shown preview) {
        out.println("Rejeu pour l'établissement " + preview.establishment() + " (" + preview.asked() + ")");
        out.println("À rejouer : " + counted(preview.count()));
        preview.dispatches().stream().limit(SHOWN).forEach(line -> out.printf("  %-8s  %-20s  %-9s  %-24s  %s%n", head(line.dispatch()),
                line.destination(), line.state(), String.join(", ", line.documents()), String.join(", ", line.codes())));
        if (preview.count() > SHOWN) {
            out.println("  … et " + (preview.count() - SHOWN) + " autres (--json les donne tous)");
        }
        out.println("Laissés : " + counted(preview.leftOut().stream().mapToInt(Left::count).sum()));
        preview.leftOut().forEach(left -> out.printf("  %5d  %s%n", left.count(), left.words()));
        if (preview.count() == 0) {
            out.println("Rien à rejouer.");
            return;
        }
        out.println("Consentement, parcours, versions et rendez-vous sont jugés de nouveau au moment où chacun part.");
        out.println("Pour rejouer exactement cela :");
        out.println("  " + preview.command());
    }

    public void done(ReplayOrder order, boolean before) {
        ReplayOrder.End end = Objects.requireNonNull(order.end(), "an order that is carried out has an end");
        if (before) {
            out.println(
                    "Ordre déjà exécuté le " + AT.withZone(zone).format(end.at()) + " par " + order.by() + " : rien de plus n'est parti.");
        }
        out.println("Ordre " + order.id() + " : " + counted(end.replayed()) + " rejoué(s)"
                + (end.changed() == 0 ? "." : ", " + counted(end.changed()) + " laissé(s) : " + LeftOut.CHANGED.words() + "."));
        out.println("Suivre : ./passerelle status, ou le fichier résultat de chaque dépôt.");
    }

    public void orders(List<ReplayOrder> orders) {
        if (orders.isEmpty()) {
            out.println("Aucun ordre de rejeu.");
        }
        orders.forEach(order -> {
            ReplayOrder.End end = order.end();
            out.printf("%s  %s  %-40s  %s%n", head(order.id()), AT.withZone(zone).format(order.at()), order.asked(),
                    end == null ? "interrompu : le redonner pour le finir" : end.replayed() + " rejoué(s) sur " + order.chosen());
            out.println("    " + order.reason() + " [" + order.by() + "]");
        });
    }

    private static List<String> codes(Dispatch dispatch) {
        return dispatch.reasons().stream().map(Reason::code).distinct().collect(Collectors.toList());
    }

    private static String counted(int count) {
        return count + (count > 1 ? " envois" : " envoi");
    }

    private static String head(String id) {
        return id.substring(0, Math.min(ID, id.length()));
    }
}

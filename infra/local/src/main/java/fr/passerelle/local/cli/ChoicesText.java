package fr.passerelle.local.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** The choices of a patient in French, from what the desk answers. */
final class ChoicesText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(ZoneId.of("Europe/Paris"));
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("opposition", "opposition"),
            Map.entry("paper", "souhaite du papier"),
            Map.entry("secret-care", "soins tenus secrets"), Map.entry("ordinary-care", "soins vérifiés non secrets"),
            Map.entry("representation", "représenté par"), Map.entry("pilot", "pilote du parcours"), Map.entry("dmp", "DMP"),
            Map.entry("patient-mailbox", "messagerie du patient"), Map.entry("professional-mailbox", "messagerie des professionnels"),
            Map.entry("legitimate-reason", "motif légitime"), Map.entry("minor-request", "demande du mineur"),
            Map.entry("representative-request", "demande du représentant"), Map.entry("mail-refused", "refus de la messagerie"),
            Map.entry("not-told", "motif non précisé"), Map.entry("parent", "un parent"), Map.entry("guardian", "un tuteur"),
            Map.entry("authorised-person", "une personne habilitée"), Map.entry("stay", "séjour"), Map.entry("document", "document"),
            Map.entry("type", "type"), Map.entry("OPEN", "ouvert"), Map.entry("CLOSED", "fermé"), Map.entry("NONE", "absent"),
            Map.entry("INFORMED", "informé"), Map.entry("NOT_COLLECTED", "non recueillie"), Map.entry("UNKNOWN", "rien d'enregistré"),
            Map.entry("PENDING", "caché, annonce à faire"), Map.entry("DONE", "annoncé"),
            Map.entry("EXPIRED_VISIBLE", "visible par la loi"),
            Map.entry("WITHDRAWN", "retiré"));

    private final PrintWriter out;

    ChoicesText(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode shown) {
        out.println("Information du patient : " + word(shown.path("information")));
        JsonNode profile = shown.path("profile");
        out.println("Profil DMP : " + (profile.isMissingNode()
                ? "non connu"
                : word(profile.path("state")) + " (le " + time(profile.path("knownAt")) + ")"));
        lines("Choix en vigueur", shown.path("inForce"));
        lines("Historique", shown.path("history"));
        for (JsonNode announcement : shown.path("announcements")) {
            out.println("Document " + announcement.path("document").asText() + " : " + word(announcement.path("state")) + ", visible le "
                    + announcement.path("visibleOn").asText());
        }
        if (!shown.path("forTheDpo").isEmpty()) {
            out.println("À signaler au DPO : opposition générale à l'alimentation.");
        }
    }

    private void lines(String title, JsonNode lines) {
        out.println(title + (lines.isEmpty() ? " : aucun" : " :"));
        for (JsonNode line : lines) {
            out.println("  " + time(line.path("collectedAt")) + "  " + (line.path("withdrawn").asBoolean() ? "fin : " : "") + sentence(line)
                    + "  [" + line.path("source").asText() + ", " + line.path("collectedBy").asText() + "]  " + line.path("id").asText());
        }
    }

    private static String sentence(JsonNode line) {
        return switch (line.path("operation").asText()) {
            case "information" -> line.path("informed").asBoolean() ? "informé" : "information non recueillie";
            case "opposition" ->
                "opposition (" + line.path("destinations").valueStream().map(ChoicesText::word).collect(Collectors.joining(", "))
                        + " ; " + reach(line) + " ; " + word(line.path("reason")) + ")" + period(line);
            case "secret-care", "ordinary-care" -> word(line.path("operation")) + " (" + reach(line) + ")" + period(line);
            case "representation" -> word(line.path("operation")) + " " + word(line.path("by"));
            case "pilot" -> word(line.path("operation")) + " " + line.path("pathway").asText();
            default -> word(line.path("operation"));
        };
    }

    private static String reach(JsonNode line) {
        return line.path("reach").properties().stream().findFirst().map(e -> word(e.getKey()) + " " + e.getValue().asText()).orElse("tout");
    }

    private static String period(JsonNode line) {
        return line.has("to") ? " jusqu'au " + time(line.path("to")) : "";
    }

    private static String time(JsonNode instant) {
        return MINUTE.format(Instant.parse(instant.asText()));
    }

    private static String word(JsonNode value) {
        return word(value.asText());
    }

    private static String word(String value) {
        return WORDS.getOrDefault(value, value);
    }
}

package fr.passerelle.hl7.feed;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Policy;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.Samples;

/** The fictitious hospital of the samples, and its messages changed in one place or two. */
public final class Feeds {
    private Feeds() {
    }

    public static FeedContext context() {
        return context(Environment.TEST);
    }

    public static FeedContext context(Environment environment, Hl7Sender... senders) {
        return new FeedContext(new Establishment("750999997", "CHU DEMO", List.of(new Site("750999989", "HOPITAL DEMO")), "1750999997",
                "1.2.250.1.999.2", "1.2.250.1.999.1.1", "1.2.250.1.999.1.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT",
                List.of("1 rue de l'Exemple", "99001 VILLETEST"), "01 00 00 00 00",
                new Mailbox("documents@chu-demo.mssante.fr", "CHU DEMO", "reponses@chu-demo.mssante.fr"), Map.of(), List.of(),
                InformationPolicy.SEND, false, null, new Hl7Policy(List.of(senders))), environment);
    }

    /**
     * A sample changed.
     *
     * @param changes what is replaced, then by what, and so on
     * @throws IllegalArgumentException when there is nothing to replace
     */
    public static Hl7Message message(String sample, String... changes) {
        String text = Samples.text(sample);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IllegalArgumentException("the sample does not hold " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return Objects.requireNonNull(new Hl7Reader().read(text.getBytes(StandardCharsets.UTF_8)).message());
    }

    public static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}

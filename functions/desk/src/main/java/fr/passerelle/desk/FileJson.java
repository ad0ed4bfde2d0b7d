package fr.passerelle.desk;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.formats.consent.ChoiceJson;
import fr.passerelle.formats.json.Json;

/** A {@link PatientFile} as JSON (docs/consent.md). */
public final class FileJson {
    private FileJson() {
    }

    /** The choices: what applies now, how it came to that, and what the DMP said of the profile. */
    public static ObjectNode choices(PatientFile file, Instant now) {
        Consents inForce = file.inForce(now);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("establishment", file.establishment()).put("at", now.toString());
        node.put("information", inForce.information().name());
        lines(node.putArray("inForce"), inForce.inForce());
        lines(node.putArray("history"), file.history());
        ArrayNode general = node.putArray("forTheDpo");
        inForce.inForce().stream().filter(FileJson::general).forEach(line -> general.add(line.id()));
        file.profile().ifPresent(profile -> profile(node.putObject("profile"), profile, now));
        return node;
    }

    /** The law knows no general refusal of feeding: one is kept, obeyed and shown (consent-and-rules.md §4.3). */
    static boolean general(ChoiceRecord line) {
        return !line.withdrawn() && line.choice() instanceof Choice.Opposition(Reach.All(), var scopes, _)
                && scopes.contains(ConsentScope.DMP);
    }

    /** Everything of the file; what was sent is added by {@link Transmissions}. */
    public static ObjectNode everything(PatientFile file, Instant now) {
        ObjectNode node = choices(file, now);
        ArrayNode identities = node.putArray("identityFeed");
        file.identities().forEach(identity -> identity(identities.addObject(), identity));
        ArrayNode accesses = node.putArray("accesses");
        file.accesses().forEach(access -> access(accesses.addObject(), access));
        return node;
    }

    private static void lines(ArrayNode array, List<ChoiceRecord> lines) {
        lines.forEach(line -> array.add(ChoiceJson.write(line)));
    }

    private static void profile(ObjectNode node, Profile profile, Instant now) {
        node.put("state", profile.state().name()).put("knownAt", profile.knownAt().toString()).put("trusted", !profile.doubtful(now));
    }

    private static void identity(ObjectNode node, KnownIdentity identity) {
        node.put("at", identity.at().toString());
        switch (identity) {
            case KnownIdentity.Known known -> {
                node.put("state", "known").set("patient", Json.mapper().valueToTree(known.patient()));
                known.alerts().forEach(node.putArray("alerts")::add);
            }
            case KnownIdentity.Withdrawn _ -> node.put("state", "ins-withdrawn");
            case KnownIdentity.Merged merged -> node.put("state", "merged").put("survivor", merged.ipp());
        }
    }

    private static void access(ObjectNode node, Access access) {
        node.put("at", access.at().toString()).put("by", access.by()).put("operation", access.operation().name());
    }
}

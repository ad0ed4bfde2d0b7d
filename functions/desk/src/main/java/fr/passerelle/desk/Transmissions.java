package fr.passerelle.desk;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.json.UnreadableJsonException;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.formats.result.ResultName;

/** What was received about a patient, where it was sent, on which decisions, and what of it is still kept. */
public final class Transmissions {
    private static final Logger LOG = LoggerFactory.getLogger(Transmissions.class);
    private final TransmissionStore store;
    private final TransmissionBrowser browser;
    private final PackageVault vault;
    private final VaultPackages packages;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    public Transmissions(TransmissionStore store, TransmissionBrowser browser, PackageVault vault) {
        this.store = store;
        this.browser = browser;
        this.vault = vault;
        this.packages = new VaultPackages(vault);
    }

    /** @param inputs ids of inputs */
    public ArrayNode of(List<String> inputs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inputs.stream().flatMap(id -> store.input(id).stream()).forEach(input -> input(all.addObject(), input));
        return all;
    }

    private void input(ObjectNode node, Input input) {
        node.put("id", input.id()).put("kind", input.kind().name()).put("name", input.name())
                .put("receivedAt", input.receivedAt().toString())
                .put("digest", input.digest());
        node.set("origin", Json.mapper().valueToTree(input.origin()));
        reasons(node.putArray("notes"), input.notes());
        ArrayNode results = node.putArray("results");
        Stream.concat(Stream.of(input.name()), input.answers().stream())
                .forEach(name -> results.add(ResultName.folder(input.establishment()) + "/" + ResultName.of(input.kind(), name)));
        ArrayNode dispatches = node.putArray("dispatches");
        store.dispatches(input.id()).forEach(dispatch -> dispatch(dispatches.addObject(), dispatch));
        store.keeping(input.id()).map(Keeping::emptiedAt).ifPresent(at -> node.put("contentDeletedAt", at.toString()));
        content(node.putArray("content"), input.id());
    }

    /** A package that is gone or cannot be read any more says so in its place: the rest of the answer is owed all the same. */
    private void content(ArrayNode content, String input) {
        List.of(input + "/appointment.json", input + "/convocation.pdf").forEach(path -> part(content, path));
        ObjectNode whole = part(content, input + "/package.json");
        try {
            Stream.of(packages.former(input), packages.withoutIns(input)).flatMap(Optional::stream)
                    .flatMap(kept -> kept.documents().stream()).forEach(document -> {
                        part(content, document.cda());
                        String pdf = document.pdf();
                        if (pdf != null) {
                            part(content, pdf);
                        }
                    });
        } catch (UnreadableJsonException e) {
            LOG.warn("package of input {} is unreadable", input);
            whole.put("readable", false);
        }
    }

    private ObjectNode part(ArrayNode content, String path) {
        return content.addObject().put("path", path).put("kept", kept(path));
    }

    /** Documents that the DMP keeps or kept from the patient. */
    public ArrayNode announcements(List<String> inputs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inputs.stream().flatMap(id -> store.input(id).stream())
                .flatMap(input -> input.origin().carried().stream().map(c -> new ChainKey(input.establishment(), c.document()))).distinct()
                .flatMap(chain -> store.announcement(chain).stream()).forEach(a -> announcement(all.addObject(), a));
        return all;
    }

    private static void announcement(ObjectNode node, Announcement announcement) {
        node.put("document", announcement.chain().root()).put("state", announcement.state().name())
                .put("hiddenSince", announcement.hiddenSince().toString()).put("visibleOn", announcement.visibleOn().toString());
    }

    private void dispatch(ObjectNode node, Dispatch dispatch) {
        node.put("id", dispatch.ref().dispatchId()).put("destination", dispatch.destination().word()).put("part", dispatch.part())
                .put("outsideId", dispatch.outsideId());
        dispatch.documents().forEach(node.putArray("documents")::add);
        state(node, dispatch);
        ArrayNode history = node.putArray("history");
        browser.history(dispatch.ref()).forEach(former -> state(history.addObject(), former));
    }

    private void state(ObjectNode node, Dispatch dispatch) {
        node.put("state", dispatch.state().word()).put("since", dispatch.since().toString()).put("attempts", dispatch.attempts());
        Optional.ofNullable(dispatch.hold()).ifPresent(hold -> node.put("hold", hold.word()));
        Optional.ofNullable(dispatch.refusal()).ifPresent(refusal -> node.put("refusal", refusal.word()));
        Optional.ofNullable(dispatch.consent()).ifPresent(consent -> node.put("consent", consent));
        reasons(node.putArray("reasons"), dispatch.reasons());
        Decision decision = dispatch.decision();
        if (decision != null) {
            node.set("decision", Json.mapper().valueToTree(decision));
        }
    }

    private void reasons(ArrayNode array, List<Reason> reasons) {
        reasons.forEach(reason -> array.addObject().put("code", reason.code()).put("text", catalogue.sentence(reason)));
    }

    private boolean kept(String path) {
        try (InputStream found = vault.find(path).orElse(null)) {
            return found != null;
        } catch (IOException e) {
            throw new StoreUnavailableException("package vault", e);
        }
    }
}

package fr.passerelle.keeper;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.Disposal;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.rule.KnownChains;
import fr.passerelle.formats.json.Json;

/**
 * Deletes the content of an input: its package, and what was dropped for it. A file of the drop bucket goes with the descriptor that claimed
 * it; one that has come under the same name since belongs to somebody else.
 */
public final class Emptying {
    private static final int LARGEST_DESCRIPTOR = 1 << 20;
    private static final String INCIDENT = "INC-";

    private final TransmissionStore store;
    private final KnownChains chains;
    private final WorkList work;
    private final Disposal disposal;

    public Emptying(TransmissionStore store, WorkList work, Disposal disposal) {
        this.store = store;
        this.work = work;
        this.chains = new KnownChains(store);
        this.disposal = disposal;
    }

    /** Whether somebody may still need its content: an announcement to come, a page to print, or a descriptor that named its file. */
    boolean mustWait(Input input) {
        boolean announced = input.origin().carried().stream().map(Origin.Carried::document)
                .flatMap(document -> chains.find(new ChainKey(input.establishment(), document)).stream()).map(Chain::key).distinct()
                .flatMap(chain -> store.announcement(chain).stream()).anyMatch(Announcement::pending);
        boolean toPrint = store.dispatches(input.id()).stream().map(Dispatch::ref)
                .anyMatch(mail -> work.isOpen(input.establishment(), PrintJob.item(mail)));
        return announced || toPrint || (input.kind() == InputKind.FILE && needed(input, input.name()));
    }

    /** @param end when the last branch was settled */
    void empty(Input input, Instant end) {
        switch (input.kind()) {
            case DESCRIPTOR -> {
                // The descriptor goes last: without it nobody knows the names of its files.
                named(input).stream().filter(file -> holds(input, file) && !needed(input, file)).map(file -> key(input, file))
                        .flatMap(key -> disposal.newest(key).stream()).filter(file -> !file.at().isAfter(end))
                        .forEach(file -> disposal.deleteDropped(file.object()));
                emptyVault(input.id());
                disposal.deleteDropped(own(input));
            }
            case FILE -> disposal.deleteDropped(own(input));
            case CORRECTION -> {
                emptyVault(input.id());
                if (input.name().startsWith(INCIDENT)) {
                    emptyAll(input.name());
                }
            }
            case APPOINTMENT, REVEAL, EVENT -> emptyVault(input.id());
        }
    }

    /** Raw answers of the DMP are kept longer, as is what a message may still have to be answered by. */
    private void emptyVault(String inputId) {
        String answers = inputId + "/dmp/";
        String owed = inputId + "/hl7/";
        disposal.deleteFromVault(disposal.vaultPaths(inputId + "/").stream()
                .filter(path -> !path.startsWith(answers) && !path.startsWith(owed)).toList());
    }

    /** All that the vault still has. */
    void emptyAll(String inputId) {
        disposal.deleteFromVault(disposal.vaultPaths(inputId + "/"));
    }

    /** Names of the files of a descriptor, whatever it is worth; none once it is gone. */
    private List<String> named(Input input) {
        return disposal.dropped(own(input), LARGEST_DESCRIPTOR).stream().flatMap(json -> tree(json).stream())
                .flatMap(tree -> tree.findValuesAsText("file").stream()).filter(name -> name.indexOf('/') < 0).distinct().toList();
    }

    private static Optional<JsonNode> tree(byte[] json) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(json));
        } catch (IOException _) {
            // Refused for that when it came: it named nothing.
            return Optional.empty();
        }
    }

    private boolean holds(Input input, String file) {
        return holder(input, file).filter(input.id()::equals).isPresent();
    }

    private Optional<String> holder(Input input, String file) {
        return store.claim(new Claim.Key(input.establishment(), Claim.Kind.FILE, file)).map(Claim::inputId);
    }

    /** Whether another input that has named this file is not done with it. */
    private boolean needed(Input input, String file) {
        boolean claimed = holder(input, file).filter(id -> !id.equals(input.id())).flatMap(store::keeping)
                .filter(keeping -> keeping.emptiedAt() == null).isPresent();
        return claimed || store.awaiting(input.establishment(), file).stream().filter(id -> !id.equals(input.id()))
                .anyMatch(this::unsettled);
    }

    private boolean unsettled(String inputId) {
        return store.input(inputId).filter(other -> !Looks.settled(other, store.dispatches(inputId))).isPresent();
    }

    private static DropObject own(Input input) {
        return new DropObject(key(input, input.name()), input.version(), input.digest(), 0);
    }

    private static String key(Input input, String name) {
        return input.establishment() + "/inbox/" + name;
    }
}

package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * Who has a version, its deletion or a file: a version is sent once and deleted once, and a file belongs to one descriptor.
 *
 * <p>What is read here may be outdated at once: the commit of the takes decides.
 */
final class Claims {
    private static final int SHOWN = 8;

    private final TransmissionStore store;

    Claims(TransmissionStore store) {
        this.store = store;
    }

    /**
     * Compares a drop with those that came before.
     *
     * @param roots chain of each version, of those whose chain is known
     * @param files PDFs by name
     */
    Standing examine(Input input, List<Wanted> wanted, Map<Version, String> roots, Map<String, PdfFile> files) {
        Standing standing = compare(input, wanted, roots, files);
        List<Claim> read = List.of();
        List<Claim> now = held(input, wanted, files);
        // A refusal takes nothing that another commit could make it lose: it must not come from claims read before and after such a commit.
        while (standing instanceof Standing.Conflict && !now.equals(read)) {
            standing = compare(input, wanted, roots, files);
            read = now;
            now = held(input, wanted, files);
        }
        return standing;
    }

    private List<Claim> held(Input input, List<Wanted> wanted, Map<String, PdfFile> files) {
        Stream<Claim.Key> versions = wanted.stream()
                .map(one -> new Claim.Key(input.establishment(), one.kind(), one.version().toString()));
        Stream<Claim.Key> parts = files.keySet().stream().map(name -> new Claim.Key(input.establishment(), Claim.Kind.FILE, name));
        return Stream.concat(versions, parts).flatMap(key -> store.claim(key).stream()).toList();
    }

    private Standing compare(Input input, List<Wanted> wanted, Map<Version, String> roots, Map<String, PdfFile> files) {
        var takes = new ArrayList<Write.Take>();
        var same = new ArrayList<Claim>();
        var faults = new ArrayList<Reason>();
        for (Wanted one : wanted) {
            Claim claim = claim(input, one.kind(), one.version().toString(), one.digest(), roots.get(one.version()));
            Claim holder = holder(claim);
            if (holder == null || !alive(holder, input)) {
                takes.add(new Write.Take(claim, holder));
            } else if (holder.digest().equals(one.digest())) {
                same.add(holder);
                takes.add(new Write.Take(claim, holder));
                faults.add(known(one, holder));
            } else if (one.kind() == Claim.Kind.SET_VERSION) {
                faults.add(Reason.at(one.version().document(), "CDA_VERSION_TAKEN", one.version().document(),
                        Integer.toString(one.version().number()), holder.inputName()));
            } else {
                faults.add(Reason.at(one.version().document(), "DOCUMENT_CHANGED", one.version().document(),
                        Integer.toString(one.version().number()), shown(holder.digest()), shown(one.digest())));
            }
        }
        if (same.size() == wanted.size() && same.stream().map(Claim::inputId).distinct().count() == 1) {
            return again(input, wanted, same.getFirst(), takes, files);
        }
        takeFiles(input, files, null, takes, faults);
        return faults.isEmpty() ? new Standing.Free(takes) : new Standing.Conflict(faults);
    }

    /** Files of a refused drop: it has answered for them, so none is shown as an orphan; those of somebody else stay theirs. */
    List<Write.Take> filesOf(Input input, Map<String, PdfFile> files) {
        var takes = new ArrayList<Write.Take>();
        takeFiles(input, files, null, takes, new ArrayList<>());
        return takes;
    }

    /** Whether a descriptor already answers for a file with this content. */
    Optional<Claim> ofFile(String establishment, String name) {
        return store.claim(new Claim.Key(establishment, Claim.Kind.FILE, name));
    }

    private static Reason known(Wanted one, Claim holder) {
        Version version = one.version();
        return switch (one.kind()) {
            case DELETION -> Reason.at(version.document(), "DELETION_ALREADY_ASKED", version.toString(), holder.inputName());
            case DOCUMENT, SET_VERSION, FILE, MESSAGE, NOTICE, STAY ->
                Reason.at(version.document(), "DOCUMENT_ALREADY_RECEIVED", version.document(), holder.inputName());
        };
    }

    private void takeFiles(Input input, Map<String, PdfFile> files, @Nullable String former, List<Write.Take> takes,
            List<Reason> faults) {
        files.forEach((name, file) -> {
            Claim wanted = claim(input, Claim.Kind.FILE, name, file.digest(), null);
            Claim holder = holder(wanted);
            // Another content under the same name is another file: its former descriptor has its own copy in the vault.
            if (holder == null || holder.inputId().equals(former) || !holder.digest().equals(file.digest()) || !alive(holder, input)) {
                takes.add(new Write.Take(wanted, holder));
            } else {
                faults.add(Reason.of("PART_SHARED", name, holder.inputName()));
            }
        });
    }

    /** The same drop again: its answer is the first one's, unless all of the first is stuck and the descriptor was repaired. */
    private Standing again(Input input, List<Wanted> wanted, Claim first, List<Write.Take> takes, Map<String, PdfFile> files) {
        List<Dispatch> former = store.dispatches(first.inputId());
        Set<String> keys = wanted.stream().map(one -> one.version().document()).collect(Collectors.toSet());
        boolean repaired = store.input(first.inputId()).filter(i -> !i.digest().equals(input.digest())).isPresent();
        boolean nothingLeft = former.stream().allMatch(d -> d.state() == DispatchState.HELD || d.state().gaveUp());
        boolean whole = former.stream().allMatch(d -> keys.containsAll(d.documents()));
        if (!repaired || !nothingLeft || !whole) {
            return new Standing.Duplicate(first.inputId());
        }
        var faults = new ArrayList<Reason>();
        takeFiles(input, files, first.inputId(), takes, faults);
        return faults.isEmpty()
                ? new Standing.Superseding(first.inputId(), former.stream().filter(d -> d.state() == DispatchState.HELD).toList(), takes)
                : new Standing.Conflict(faults);
    }

    private @Nullable Claim holder(Claim wanted) {
        return store.claim(wanted.key()).orElse(null);
    }

    private boolean alive(Claim holder, Input input) {
        return !holder.inputId().equals(input.id()) && store.dispatches(holder.inputId()).stream().anyMatch(d -> !d.state().gaveUp());
    }

    private static Claim claim(Input input, Claim.Kind kind, String name, String digest, @Nullable String chain) {
        return new Claim(new Claim.Key(input.establishment(), kind, name), digest, input.id(), input.name(), chain);
    }

    private static String shown(String digest) {
        return digest.substring(0, Math.min(SHOWN, digest.length()));
    }
}

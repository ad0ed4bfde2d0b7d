package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * Who has a document or a file: a version of a document is sent once, and a file belongs to one descriptor.
 *
 * <p>The digest of a claim is the SHA-256 of the PDF. What is read here may be outdated at once: the commit of the takes decides.
 */
final class Claims {
    private static final int SHOWN = 8;

    private final TransmissionStore store;

    Claims(TransmissionStore store) {
        this.store = store;
    }

    /** @param files PDFs by name, one for each document */
    Standing examine(Input input, List<SourceDocument> documents, Map<String, PdfFile> files) {
        var takes = new ArrayList<Write>();
        var same = new ArrayList<Claim>();
        var faults = new ArrayList<Reason>();
        for (SourceDocument document : documents) {
            String digest = digest(files, document.file());
            Claim wanted = claim(input, Claim.Kind.DOCUMENT, document.id() + "#" + document.version(), digest);
            Claim holder = holder(wanted);
            if (holder == null || !alive(holder, input)) {
                takes.add(new Write.Take(wanted, holder));
            } else if (holder.digest().equals(digest)) {
                same.add(holder);
                faults.add(Reason.at(document.id(), "DOCUMENT_ALREADY_RECEIVED", document.id(), holder.inputName()));
            } else {
                faults.add(Reason.at(document.id(), "DOCUMENT_CHANGED", document.id(), Integer.toString(document.version()),
                        shown(holder.digest()), shown(digest)));
            }
        }
        if (same.size() == documents.size() && same.stream().map(Claim::inputId).distinct().count() == 1) {
            return again(input, same.getFirst());
        }
        takeFiles(input, files, takes, faults);
        return faults.isEmpty() ? new Standing.Free(takes) : new Standing.Conflict(faults);
    }

    /** Files of a refused drop: it has answered for them, so none is shown as an orphan; those of somebody else stay theirs. */
    List<Write> filesOf(Input input, Map<String, PdfFile> files) {
        var takes = new ArrayList<Write>();
        takeFiles(input, files, takes, new ArrayList<>());
        return takes;
    }

    /** Whether a descriptor already answers for a file with this content. */
    Optional<Claim> ofFile(String establishment, String name) {
        return store.claim(new Claim.Key(establishment, Claim.Kind.FILE, name));
    }

    private void takeFiles(Input input, Map<String, PdfFile> files, List<Write> takes, List<Reason> faults) {
        files.forEach((name, file) -> {
            Claim wanted = claim(input, Claim.Kind.FILE, name, file.digest());
            Claim holder = holder(wanted);
            // Another content under the same name is another file: its former descriptor has its own copy in the vault.
            if (holder == null || !holder.digest().equals(file.digest()) || !alive(holder, input)) {
                takes.add(new Write.Take(wanted, holder));
            } else {
                faults.add(Reason.of("PART_SHARED", name, holder.inputName()));
            }
        });
    }

    /** The same drop again: its answer is the first one's, unless the first is stuck and the descriptor was repaired. */
    private Standing again(Input input, Claim first) {
        List<Dispatch> former = store.dispatches(first.inputId());
        boolean repaired = store.input(first.inputId()).filter(i -> !i.digest().equals(input.digest())).isPresent();
        boolean nothingLeft = former.stream().allMatch(d -> d.state() == DispatchState.HELD || d.state().gaveUp());
        return repaired && nothingLeft
                ? new Standing.Superseding(former.stream().filter(d -> d.state() == DispatchState.HELD).toList())
                : new Standing.Duplicate(first.inputId());
    }

    private @Nullable Claim holder(Claim wanted) {
        return store.claim(wanted.key()).orElse(null);
    }

    private boolean alive(Claim holder, Input input) {
        return !holder.inputId().equals(input.id()) && store.dispatches(holder.inputId()).stream().anyMatch(d -> !d.state().gaveUp());
    }

    private static Claim claim(Input input, Claim.Kind kind, String name, String digest) {
        return new Claim(new Claim.Key(input.establishment(), kind, name), digest, input.id(), input.name(), null);
    }

    private static String digest(Map<String, PdfFile> files, String name) {
        PdfFile file = files.get(name);
        if (file == null) {
            throw new IllegalStateException("a document without its file has no claim");
        }
        return file.digest();
    }

    private static String shown(String digest) {
        return digest.substring(0, Math.min(SHOWN, digest.length()));
    }
}

package fr.passerelle.documentintake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/** PDFs that were registered by themselves because no descriptor named them yet. */
final class DroppedFiles {
    private final TransmissionStore store;
    private final InstantSource clock;

    DroppedFiles(TransmissionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A descriptor names these files: whatever becomes of it, its result speaks for them. */
    void answeredFor(String bucket, Collection<PdfFile> files) {
        files.forEach(file -> store.input(DroppedObject.inputId(bucket, file.object())).ifPresent(this::answeredFor));
    }

    /** A lost commit means that another run does the same, or that the orphan is being shown: the next round sees it. */
    void answeredFor(Input file) {
        var writes = new ArrayList<Write>();
        if (!file.judged()) {
            writes.add(new Write.Update(file, file.judged(List.of())));
        }
        for (Dispatch dispatch : store.dispatches(file.id())) {
            if (Stored.waitsForPart(dispatch)) {
                writes.add(new Write.Move(dispatch, dispatch.cancelled(List.of(Reason.of("PART_CLAIMED", file.name())), clock.instant())));
            }
        }
        if (!writes.isEmpty()) {
            store.commit(writes);
        }
    }
}

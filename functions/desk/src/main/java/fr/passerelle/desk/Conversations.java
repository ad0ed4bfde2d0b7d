package fr.passerelle.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.mail.Ending;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.VaultPackages;

/** Ends conversations with patients (use-cases.md §5.D.4): the last message leaves by itself, then the mail is closed. */
public final class Conversations {
    private final TransmissionStore store;
    private final VaultPackages packages;

    public Conversations(TransmissionStore store, PackageVault vault) {
        this.store = store;
        this.packages = new VaultPackages(vault);
    }

    /** What became of the wish. */
    enum Wish {
        TAKEN,
        /** Somebody ended it before. */
        ALREADY,
        /** Nothing was sent to a patient under this id, or it did not arrive. */
        NOTHING_TO_END
    }

    /**
     * Asks for the last message of a conversation; asked again, nothing changes.
     *
     * @param by function or technical name
     * @param text in French, without any clinical word; absent: that of the pathway, or of the software
     */
    Wish end(String establishment, DispatchRef ref, String by, @Nullable String text, Instant now) {
        Optional<Dispatch> mail = store.dispatch(ref).filter(d -> d.establishment().equals(establishment));
        if (mail.filter(d -> d.state() == DispatchState.CLOSED || store.dispatch(Ending.of(d)).isPresent()).isPresent()) {
            return Wish.ALREADY;
        }
        if (mail.filter(Ending::possible).isEmpty()) {
            return Wish.NOTHING_TO_END;
        }
        Dispatch last = Ending.ask(mail.get(), by, now);
        if (text != null) {
            packages.keep(last.ref(), text);
        }
        return store.commit(List.of(new Write.Create(last))).done() ? Wish.TAKEN : Wish.ALREADY;
    }
}

package fr.passerelle.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Overtaken;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.formats.json.VaultPackages;

/** What a service must print for the patients whom no message reaches, and what it has printed (use-cases.md §5.F). */
public final class PrintList {
    private static final int MOST_LOSSES = 20;
    private static final String GATEWAY = "passerelle";

    private final TransmissionStore store;
    private final WorkList work;
    private final VaultPackages packages;
    private final Overtaken overtaken;

    public PrintList(TransmissionStore store, WorkList work, PackageVault vault) {
        this.store = store;
        this.work = work;
        this.packages = new VaultPackages(vault);
        this.overtaken = new Overtaken(store, packages::former, work);
    }

    /** The oldest first. What a newer state, version or deletion has overtaken since is closed here: nobody must print what no longer holds. */
    public List<WorkItem> open(String establishment, Instant now) {
        Map<Boolean, List<WorkItem>> all = work.open(establishment).stream()
                .filter(item -> PaperCause.ofCode(item.reason().code()).isPresent())
                .collect(Collectors.partitioningBy(this::overtaken));
        all.getOrDefault(true, List.of()).forEach(item -> work.close(establishment, item.id(), GATEWAY, now));
        return all.getOrDefault(false, List.of());
    }

    private boolean overtaken(WorkItem item) {
        return item.dispatch() != null && store.dispatch(item.dispatch()).filter(overtaken::is).isPresent();
    }

    /** @param id its first characters; empty when none of the list has them, or several */
    public Optional<WorkItem> find(String establishment, String id, Instant now) {
        List<WorkItem> found = open(establishment, now).stream().filter(item -> item.id().startsWith(id)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** What to print; empty once the content is no longer kept: the hospital record has the original. */
    public Optional<PrintJob> job(WorkItem item) {
        return Optional.ofNullable(item.dispatch()).flatMap(packages::printJob);
    }

    /**
     * It was printed and given or posted: the dispatch says so, then the item goes. What the patient has answered meanwhile stays answered.
     *
     * @param by function or technical name
     */
    public void done(WorkItem item, String by, Instant now) {
        DispatchRef ref = item.dispatch();
        if (ref != null) {
            print(ref, List.of(item.reason(), Reason.of("PAPER_PRINTED", by)), now);
        }
        work.close(item.establishment(), item.id(), by, now);
    }

    private void print(DispatchRef ref, List<Reason> why, Instant now) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            Optional<Dispatch> mail = store.dispatch(ref).filter(d -> d.state().next().contains(DispatchState.PRINTED));
            if (mail.isEmpty() || store.commit(printed(mail.get(), why, now)).done()) {
                return;
            }
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }

    /** An appointment that was told on paper was told: its cancellation must be, too. */
    private List<Write> printed(Dispatch mail, List<Reason> why, Instant now) {
        Stream<Write> told = Optional.ofNullable(mail.appointment()).flatMap(store::appointment)
                .filter(head -> !head.told().contains(mail.ref())).<Write>map(head -> new Write.Advance(head, head.told(mail.ref())))
                .stream();
        return Stream.concat(Stream.of(new Write.Move(mail, mail.printed(why, now))), told).toList();
    }
}

package fr.passerelle.core.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/**
 * What a newer mail says in place of an older one: an appointment that has changed, a document replaced or deleted. Nobody prints the older
 * one any more, for the patient would hold two letters that contradict each other (use-cases.md §5.E, §5.F and §5.I).
 */
public final class Overtaken {
    private final TransmissionStore store;
    private final Function<String, Optional<DocumentPackage>> packages;
    private final WorkList work;

    /** @param packages what an input was made into, as long as it is kept */
    public Overtaken(TransmissionStore store, Function<String, Optional<DocumentPackage>> packages, WorkList work) {
        this.store = store;
        this.packages = packages;
        this.work = work;
    }

    /** Whether something newer says all that this mail of a patient says. */
    public boolean is(Dispatch mail) {
        AppointmentKey key = mail.appointment();
        if (key != null) {
            return store.appointment(key).filter(head -> !mail.ref().equals(head.dispatch())).isPresent();
        }
        List<PreparedDocument> documents = packages.apply(mail.ref().inputId()).map(DocumentPackage::documents).orElse(List.of()).stream()
                .filter(document -> mail.documents().contains(document.source().id())).toList();
        return !documents.isEmpty() && documents.stream()
                .allMatch(d -> chain(mail, d.chain()).stream()
                        .flatMap(chain -> chain.of(mail.ref().inputId(), d.source().id()).map(chain::after).orElse(List.of()).stream())
                        .anyMatch(later -> later instanceof Link.Removal || mailed(later).findAny().isPresent()));
    }

    /** Open items of the print list whose mail this one overtakes. */
    public List<String> printItems(Dispatch mail) {
        AppointmentKey key = mail.appointment();
        if (key == null) {
            return documents(mail).map(PrintJob::item).filter(id -> work.isOpen(mail.establishment(), id)).toList();
        }
        return store.appointment(key).filter(head -> head.sequence() > 0 && mail.ref().equals(head.dispatch())).isEmpty()
                ? List.of()
                : work.open(mail.establishment()).stream().filter(item -> of(item, key, mail)).map(WorkItem::id).toList();
    }

    private boolean of(WorkItem item, AppointmentKey key, Dispatch mail) {
        DispatchRef ref = item.dispatch();
        return ref != null && !ref.equals(mail.ref()) && PaperCause.ofCode(item.reason().code()).isPresent()
                && store.dispatch(ref).filter(d -> key.equals(d.appointment())).isPresent();
    }

    private Stream<DispatchRef> documents(Dispatch mail) {
        DocumentPackage content = packages.apply(mail.ref().inputId()).orElse(null);
        if (content == null) {
            return Stream.of();
        }
        Stream<DispatchRef> replaced = content.documents().stream().filter(d -> d.source().replaces() != null)
                .flatMap(d -> before(mail, d.chain(), d.source().id()));
        Stream<DispatchRef> deleted = content.deletions().stream()
                .flatMap(d -> before(mail, d.chain(), d.source().target().document()));
        return Stream.concat(replaced, deleted).distinct();
    }

    private Stream<DispatchRef> before(Dispatch mail, String root, String document) {
        return chain(mail, root).stream()
                .flatMap(chain -> chain.of(mail.ref().inputId(), document).map(chain::before).orElse(List.of()).stream())
                .flatMap(this::mailed).filter(this::is).map(Dispatch::ref);
    }

    private Optional<Chain> chain(Dispatch mail, String root) {
        return store.chain(new ChainKey(mail.establishment(), root));
    }

    /** Mails to the patient that a link asked for, unless they came to nothing. */
    private Stream<Dispatch> mailed(Link link) {
        return store.dispatches(link.inputId()).stream().filter(d -> d.destination() == Destination.PATIENT_MAILBOX
                && d.documents().contains(link.version().document()) && d.state() != DispatchState.CANCELLED);
    }
}

package fr.passerelle.mailboxdispatch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.memory.Crash;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Drops as their intake leaves them: packaged, linked, each dispatch ready. All are about the document "doc" of one patient. */
final class Drops {
    static final String COLLEAGUE = "dr.un@medecin.mssante.fr";
    static final String OTHER_COLLEAGUE = "dr.deux@medecin.mssante.fr";
    static final Destinations EVERYWHERE = new Destinations(true, true, List.of(COLLEAGUE, OTHER_COLLEAGUE));

    private static final ChainKey CHAIN = new ChainKey("750100125", "doc");
    private static final Professional DOCTOR = new Professional("801234567897", "MEDECIN-TEST", "DENISE", "MME", "DR", "G15_10/SM04");
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-09T10:00:00+01:00");

    private final Desk desk;

    Drops(Desk desk) {
        this.desk = desk;
        desk.rules = new MailRules("patient.mssante.fr", Set.of("patient.mssante.fr", "medecin.mssante.fr"), 1_000_000, Desk.LEASE,
                Desk.BACKOFF, Desk.LONGEST);
    }

    /** The document, version 1, to everybody. */
    void document(String inputId, Sequence sequence) {
        byte[] file = "%PDF-1.4".getBytes(UTF_8);
        desk.vault.put(inputId + "/0.xml", file, "text/xml");
        desk.vault.put(inputId + "/0.pdf", file, "application/pdf");
        var source = new SourceDocument("doc", 1, null, "doc.pdf", "11502-2", "Bilan", AT, "N", Visibility.OPEN, DOCTOR, DOCTOR, AT,
                new Act(AT, null, DOCTOR, List.of()), new Stay("S-1", "AMB", AT, AT), References.NONE, null);
        var prepared = new PreparedDocument(source, "1.2.250.1.999.1.1.9002.3.1", "1.2.250.1.999.1.1.9002.4.1", "doc", inputId + "/0.xml",
                file.length, sha1(file), inputId + "/0.pdf", file.length);
        keep(new DocumentPackage(inputId, Desk.establishment(), null, patient("279035121518989"), List.of(prepared), List.of(), EVERYWHERE,
                Message.DEFAULT, new Instructions("P01", sequence, Reply.CLOSED, null)),
                new Link.Feed(new Version("doc", 1), null, inputId, "1.2.250.1.999.1.1.9002.3.1", Visibility.OPEN));
    }

    /**
     * Other documents, first versions, to the patient and to a colleague.
     *
     * @param bytes size of the PDF of each; nothing of it can be compressed
     */
    void documents(String inputId, int... bytes) {
        var prepared = new ArrayList<PreparedDocument>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] file = new byte[bytes[i]];
            new Random(i).nextBytes(file);
            desk.vault.put(inputId + "/" + i + ".xml", file, "text/xml");
            desk.vault.put(inputId + "/" + i + ".pdf", file, "application/pdf");
            var source = new SourceDocument("doc-" + i, 1, null, i + ".pdf", "11502-2", "Bilan " + i, AT, "N", Visibility.OPEN, DOCTOR,
                    DOCTOR,
                    AT, new Act(AT, null, DOCTOR, List.of()), new Stay("S-1", "AMB", AT, AT), References.NONE, null);
            prepared.add(new PreparedDocument(source, "1.2.250.1.999.1.1.9002.3." + (i + 7), "1.2.250.1.999.1.1.9002.4." + (i + 7),
                    "doc-" + i, inputId + "/" + i + ".xml", file.length, sha1(file), inputId + "/" + i + ".pdf", file.length));
        }
        var to = new Destinations(false, true, List.of(COLLEAGUE));
        new VaultPackages(desk.vault).keep(new DocumentPackage(inputId, Desk.establishment(), null, patient("279035121518989"), prepared,
                List.of(), to, Message.DEFAULT, new Instructions("P14", Sequence.USUAL, Reply.CLOSED, null)));
        List<String> keys = prepared.stream().map(document -> document.source().id()).toList();
        desk.store.commit(List.of(
                new Write.Register(Input.received(inputId, "750100125", InputKind.DESCRIPTOR, inputId + ".json", "v1", "e1", desk.now)
                        .judged(List.of(), Desk.ORIGIN)),
                ready(inputId, Destination.PATIENT_MAILBOX, 0, keys), ready(inputId, Destination.PROFESSIONAL_MAILBOX, 0, keys)));
    }

    /** Its deletion. */
    void deletion(String inputId, Destinations destinations, String matricule) {
        var deletion = new PreparedDeletion(new Deletion(new Version("doc", 1), DOCTOR, DOCTOR, AT), "doc");
        keep(new DocumentPackage(inputId, Desk.establishment(), null, patient(matricule), List.of(), List.of(deletion), destinations,
                Message.DEFAULT, Instructions.USUAL), new Link.Removal(new Version("doc", 1), inputId));
    }

    private void keep(DocumentPackage content, Link link) {
        new VaultPackages(desk.vault).keep(content);
        String id = content.inputId();
        Chain before = desk.store.chain(CHAIN).orElse(null);
        Chain after = before == null ? Chain.begin(CHAIN, (Link.Feed) link) : before.with(link);
        var writes = new ArrayList<Write>(List.of(
                new Write.Register(Input.received(id, "750100125", InputKind.DESCRIPTOR, id + ".json", "v1", "e1", desk.now)
                        .judged(List.of(), Desk.ORIGIN)),
                new Write.Extend(before, after)));
        if (content.destinations().dmp()) {
            writes.add(ready(id, Destination.DMP, 0));
        }
        if (content.destinations().patientMailbox()) {
            writes.add(ready(id, Destination.PATIENT_MAILBOX, 0));
        }
        for (int i = 0; i < content.destinations().professionals().size(); i++) {
            writes.add(ready(id, Destination.PROFESSIONAL_MAILBOX, i));
        }
        if (!desk.store.commit(writes).done()) {
            throw new IllegalStateException("the drop was not written");
        }
    }

    private Write ready(String inputId, Destination destination, int part) {
        return ready(inputId, destination, part, List.of("doc"));
    }

    private Write ready(String inputId, Destination destination, int part, List<String> documents) {
        DispatchRef ref = ref(inputId, destination, part);
        return new Write.Create(Dispatch.received(ref, "750100125", destination, part, documents, null,
                "<" + ref.dispatchId() + "@chu-demo.mssante.fr>", desk.now).ready(desk.now));
    }

    static DispatchRef ref(String inputId, Destination destination, int part) {
        return new DispatchRef(inputId, Ids.dispatch(inputId, destination, part));
    }

    Dispatch now(String inputId, Destination destination, int part) {
        return desk.store.dispatch(ref(inputId, destination, part)).orElseThrow();
    }

    Dispatch patientMail(String inputId) {
        return now(inputId, Destination.PATIENT_MAILBOX, 0);
    }

    void mail(String inputId, Destination destination, int part) {
        desk.handle(ref(inputId, destination, part), Crash.never());
    }

    void patientMail(String inputId, Crash crash) {
        desk.handle(ref(inputId, Destination.PATIENT_MAILBOX, 0), crash);
    }

    /** What dmp-dispatch does with its dispatch, once: then it wakes the mails, also when it finds its dispatch moved already. */
    void dmp(String inputId, Sequence sequence, UnaryOperator<Dispatch> next, Crash crash) {
        TransmissionStore store = crash.wrap(TransmissionStore.class, desk.store);
        Dispatch dmp = store.dispatch(ref(inputId, Destination.DMP, 0)).orElseThrow();
        if (!dmp.state().settled()) {
            Dispatch after = next.apply(dmp);
            if (!store.commit(List.of(new Write.Move(dmp, after))).done()) {
                throw new IllegalStateException("nobody else moves it here");
            }
            dmp = after;
        }
        new Siblings(store, crash.wrap(DispatchQueue.class, desk.queue), () -> desk.now).wake(dmp, sequence);
    }

    Dispatch confirmed(Dispatch dmp) {
        return dmp.sending("DMP=NOT_OPPOSED", desk.now.plus(Desk.LEASE), desk.now).confirmed(List.of(), desk.now);
    }

    /** What the sweeper does: what is due becomes ready and is handled. */
    void sweep() {
        desk.dispatches().stream().filter(d -> d.destination() != Destination.DMP)
                .filter(d -> d.wakeAt().filter(at -> !at.isAfter(desk.now)).isPresent()).forEach(due -> {
                    if (!due.state().settled() && due.state() != DispatchState.SENDING) {
                        desk.store.commit(List.of(new Write.Move(due, due.released(desk.now))));
                    }
                    desk.handle(due.ref(), Crash.never());
                });
    }

    private static Patient patient(String matricule) {
        return new Patient(new Ins(matricule, InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, "IPP-001", "PAT-TROIS", null, "DOMINIQUE",
                "DOMINIQUE", null, LocalDate.of(1979, 3, 24), Sex.F, "51215");
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}

package fr.passerelle.documentintake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Branch;
import fr.passerelle.core.rule.DocumentRules;
import fr.passerelle.core.rule.Judgement;
import fr.passerelle.core.rule.RuleContext;
import fr.passerelle.documentintake.Versions.References;
import fr.passerelle.hl7.once.ControlIds;

/** Judges a descriptor with its files once, from what is stored now, and commits what comes of it. */
final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    private final TransmissionStore store;
    private final DispatchQueue queue;
    private final InstantSource clock;
    private final Descriptors descriptors;
    private final Claims claims;
    private final Versions versions;
    private final PackageBuilder packages;
    private final DroppedFiles droppedFiles;
    private final WaitingDrops waiting;
    private final Situations situations;
    private final ControlIds controlIds;
    private final DocumentRules rules = new DocumentRules();

    Judging(TransmissionStore store, DispatchQueue queue, InstantSource clock, Descriptors descriptors, Claims claims, Versions versions,
            PackageBuilder packages, DroppedFiles droppedFiles, WaitingDrops waiting, Situations situations) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
        this.descriptors = descriptors;
        this.claims = claims;
        this.versions = versions;
        this.packages = packages;
        this.droppedFiles = droppedFiles;
        this.waiting = waiting;
        this.situations = situations;
        this.controlIds = new ControlIds(store);
    }

    /** What to do next: come back to see what is stored now, or wait for a file or a version. */
    enum Next {
        LOOK_AGAIN,
        WAIT
    }

    Next judge(Case one) {
        Asked reading = descriptors.read(one.input(), one.establishment(), one.folder());
        return switch (controlIds.examine(one.input(), reading.controlId())) {
            case ControlIds.Known.Again(String first) -> duplicate(one, first);
            case ControlIds.Known.Reused(Reason fault) -> refuse(one, Place.UNKNOWN, List.of(), List.of(fault), List.of(), List.of());
            case ControlIds.Known.Own(List<Write.Take> takes) -> judge(one, reading, takes);
        };
    }

    /** @param own the claim of what it is known by */
    private Next judge(Case one, Asked reading, List<Write.Take> own) {
        if (reading.asksNothing()) {
            commit(one.input(), Place.UNKNOWN, reading.notes(), List.of());
            return Next.LOOK_AGAIN;
        }
        Map<String, PdfFile> files = files(reading.files(), one.folder());
        droppedFiles.answeredFor(one.bucket(), files.values());
        Drop asked = reading.drop();
        if (asked == null) {
            return refuse(one, Place.UNKNOWN.taking(own), List.of(), together(reading.faults(), files), reading.notes(),
                    claims.filesOf(one.input(), files));
        }
        Judged judged = consider(one, reading, asked, files, own);
        Judgement judgement = judged.judgement();
        Drop drop = judgement.drop();
        Place place = judged.place();
        List<Reason> faults = together(judgement.faults(), files);
        List<String> missing = reading.files().stream().filter(name -> !files.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return faults.isEmpty() ? await(judged, missing) : refuse(judged, faults);
        }
        Standing standing = claims.examine(one.input(), Wanted.of(drop, files), judged.references().roots(), files);
        if (!faults.isEmpty()) {
            return refuse(one, place, judged.branches(), faults, List.of(), remembered(judged, standing));
        }
        return switch (standing) {
            case Standing.Conflict(List<Reason> conflicts) -> refuse(judged,
                    Stream.concat(conflicts.stream(), link(judged, List.of(), null).faults().stream()).toList());
            case Standing.Duplicate(String first) -> again(judged, first);
            case Standing.Free(List<Write.Take> takes) -> place(judged, takes, null, List.of());
            case Standing.Superseding(String former, List<Dispatch> held, List<Write.Take> takes) -> place(judged, takes, former, held);
        };
    }

    /**
     * Judges again what waits for the identity of its patient: it has its claims and its place in the chains already, and no package or
     * one made under the identity of then. What was written under a qualified INS waits for that, and is not written again without.
     *
     * @return whether anything has moved, or somebody else acted meanwhile
     */
    boolean judgeAgain(Case one) {
        Asked reading = descriptors.read(one.input(), one.establishment(), one.folder());
        Map<String, PdfFile> files = files(reading.files(), one.folder());
        Drop asked = reading.drop();
        if (asked == null || files.size() < reading.files().size()) {
            LOG.warn("input {} cannot be judged again: its files are gone or no longer read", one.input().id());
            return false;
        }
        Judged judged = consider(one, reading, asked, files, List.of());
        List<Write> moves = one.plan().identified(judged.judgement().branches());
        if (moves.isEmpty() || (!judged.drop().patient().qualified() && packages.qualified(one.input()))) {
            return false;
        }
        if (judged.leaves()) {
            build(judged);
        }
        commit(one.input(), judged.place(), judged.notes(), moves);
        return true;
    }

    private Judged consider(Case one, Asked reading, Drop asked, Map<String, PdfFile> files, List<Write.Take> own) {
        RuleContext context = situations.of(one.input(), one.establishment(), asked);
        Judgement judgement = rules.judge(asked, context, clock.instant());
        Drop drop = judgement.drop();
        List<Reason> notes = Stream.concat(reading.notes().stream(), judgement.notes().stream()).toList();
        var place = new Place(situations.origin(drop, context), situations.concerns(one.input(), asked, drop), own);
        return new Judged(one, judgement, context, place, notes, versions.referredTo(drop), files, reading.carried());
    }

    private void build(Judged judged) {
        packages.build(judged.input(), judged.of().establishment(), judged.drop(), judged.references().roots(),
                judged.references().inputs(), Situations.instructions(judged.context()), judged.files(), judged.carried(),
                judged.of().folder());
    }

    /** Takes its place in its chains, in the same commit as its claims and its dispatches; what it supersedes leaves in that very commit. */
    private Next place(Judged judged, List<Write.Take> takes, @Nullable String former, List<Dispatch> held) {
        Linking linking = link(judged, takes, former);
        if (!linking.faults().isEmpty()) {
            return refuse(judged, linking.faults());
        }
        if (!judged.references().awaited().isEmpty()) {
            return await(judged, List.of());
        }
        if (judged.leaves()) {
            build(judged);
        }
        var writes = new ArrayList<Write>(takes);
        writes.addAll(linking.extensions());
        writes.addAll(cancelled(judged.input(), held));
        writes.addAll(judged.of().plan().byVerdict(judged.judgement().branches()));
        int room = TransmissionStore.MOST_ITEMS - judged.place().items() - Write.items(writes);
        if (room < 0) {
            // The mails of the former drop are cancelled first: what is left fits.
            store.commit(cancelled(judged.input(), held.stream().filter(d -> d.destination() != Destination.DMP).toList()));
            return Next.LOOK_AGAIN;
        }
        // Those there is no room for are woken by those before them, as in any chain.
        List<Write.Move> woken = linking.behind().stream().limit(room / 2).map(d -> new Write.Move(d, d.ready(clock.instant()))).toList();
        writes.addAll(woken);
        if (commit(judged.input(), judged.place(), judged.notes(), writes)) {
            woken.forEach(move -> queue.send(move.after(), Duration.ZERO));
        }
        return Next.LOOK_AGAIN;
    }

    private Next refuse(Judged judged, List<Reason> faults) {
        return refuse(judged.of(), judged.place(), judged.branches(), faults, List.of(), claims.filesOf(judged.input(), judged.files()));
    }

    private Next refuse(Case one, Place place, List<Branch> branches, List<Reason> faults, List<Reason> notes,
            List<? extends Write> taken) {
        LOG.info("input {} refused: {}", one.input().id(), faults.stream().map(Reason::code).toList());
        var writes = new ArrayList<Write>(taken);
        writes.addAll(one.plan().refused(branches, faults));
        commit(one.input(), place, notes, writes);
        return Next.LOOK_AGAIN;
    }

    /** The versions of a refused drop are known all the same: what replaces one does not wait for it (use-cases.md §5.E). */
    private List<Write> remembered(Judged judged, Standing standing) {
        if (standing instanceof Standing.Free(List<Write.Take> takes) && judged.drop().deletions().isEmpty()
                && judged.references().awaited().isEmpty()) {
            Linking linking = link(judged, takes, null);
            if (linking.faults().isEmpty()) {
                return Stream.concat(takes.stream(), linking.extensions().stream()).<Write>map(w -> w).toList();
            }
        }
        return List.copyOf(claims.filesOf(judged.input(), judged.files()));
    }

    /** Waits for what is missing, told all at once. */
    private Next await(Judged judged, List<String> missing) {
        References references = judged.references();
        List<Write> waits = WaitingDrops.waits(judged.input(), judged.drop(), references.awaited().values().stream());
        List<Reason> reasons = Stream.concat(missing.stream().map(name -> Reason.of("PART_MISSING", name)), references.reasons().stream())
                .toList();
        List<Write> moves = judged.of().plan().waiting(judged.branches(), missing.isEmpty() ? HoldReason.PREDECESSOR : HoldReason.PART,
                reasons);
        if ((!judged.input().judged() || !moves.isEmpty())
                && !commit(judged.input(), judged.place(), judged.notes(), Stream.concat(waits.stream(), moves.stream()).toList())) {
            return Next.LOOK_AGAIN;
        }
        // What came while this was written found nobody waiting: it is looked for once more.
        boolean come = missing.stream().anyMatch(name -> judged.of().folder().find(name).isPresent())
                || references.awaited().values().stream().anyMatch(v -> versions.known(judged.input().establishment(), v));
        return come || !waiting.keepLast(judged.drop()) ? Next.LOOK_AGAIN : Next.WAIT;
    }

    /** The answer of the first would be no answer to whoever asks for more: nothing more would leave, and nobody would know. */
    private Next again(Judged judged, String firstId) {
        Input first = Stored.input(store, firstId);
        List<Dispatch> sent = store.dispatches(firstId);
        boolean asked = judged.branches().stream().allMatch(branch -> sent.stream().anyMatch(d -> DispatchPlan.of(branch, d)))
                && packages.mailedTo(first).filter(known -> !known.containsAll(judged.drop().destinations().professionals())).isEmpty();
        return asked
                ? duplicate(judged.of(), firstId)
                : refuse(judged, judged.branches().stream().flatMap(branch -> branch.keys().stream()).distinct()
                        .map(key -> Reason.at(key, "DOCUMENT_OTHER_DESTINATIONS", key, first.name())).toList());
    }

    private Next duplicate(Case one, String firstId) {
        Input input = one.input();
        Input first = Stored.input(store, firstId);
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.duplicateOf(firstId))));
        if (!first.name().equals(input.name()) && !first.answers().contains(input.name())) {
            writes.add(new Write.Update(first, first.answering(input.name())));
        }
        writes.addAll(one.plan().cancelled(List.of(Reason.of("DOCUMENT_ALREADY_RECEIVED", input.name(), first.name()))));
        store.commit(writes);
        return Next.LOOK_AGAIN;
    }

    private Linking link(Judged judged, List<Write.Take> takes, @Nullable String former) {
        return versions.link(judged.input(), judged.of().establishment(), judged.drop(), judged.references(), takes, former);
    }

    private List<Write> cancelled(Input by, List<Dispatch> held) {
        return held.stream()
                .<Write>map(d -> new Write.Move(d, d.cancelled(List.of(Reason.of("DROP_SUPERSEDED", by.name())), clock.instant())))
                .toList();
    }

    /** @return false when somebody else acted meanwhile: the next round sees what they did */
    private boolean commit(Input input, Place place, List<Reason> notes, List<Write> decided) {
        List<Write> writes = place.of(input, notes);
        writes.addAll(decided);
        return store.commit(writes).done();
    }

    private static Map<String, PdfFile> files(List<String> names, PdfFolder folder) {
        var files = new LinkedHashMap<String, PdfFile>();
        names.forEach(name -> folder.find(name).ifPresent(pdf -> files.put(name, pdf)));
        return files;
    }

    private static List<Reason> together(List<Reason> faults, Map<String, PdfFile> files) {
        return Stream.concat(faults.stream(), files.values().stream().flatMap(file -> file.faults().stream())).toList();
    }
}

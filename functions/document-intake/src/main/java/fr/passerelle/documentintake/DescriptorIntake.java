package fr.passerelle.documentintake;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Branch;
import fr.passerelle.core.rule.DocumentRules;
import fr.passerelle.core.rule.Judgement;
import fr.passerelle.core.rule.RuleContext;
import fr.passerelle.core.rule.Verdict;
import fr.passerelle.formats.drop.DropReading;

/**
 * Judges a registered descriptor with its files, packages it, and hands its dispatches over. Judged once, it is judged again only
 * while it waits for a file.
 */
final class DescriptorIntake {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptorIntake.class);
    /** Rounds against other runs on the same documents: each lost round means that another one has won. */
    private static final int MOST_ROUNDS = 40;

    private final TransmissionStore store;
    private final DropBucket bucket;
    private final DispatchQueue queue;
    private final IntakeSettings settings;
    private final InstantSource clock;
    private final Descriptors descriptors;
    private final Claims claims;
    private final PackageBuilder packages;
    private final DroppedFiles droppedFiles;
    private final DocumentRules rules = new DocumentRules();

    DescriptorIntake(TransmissionStore store, DropBucket bucket, DispatchQueue queue, IntakeSettings settings, InstantSource clock,
            Descriptors descriptors, Claims claims, PackageBuilder packages, DroppedFiles droppedFiles) {
        this.store = store;
        this.bucket = bucket;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.descriptors = descriptors;
        this.claims = claims;
        this.packages = packages;
        this.droppedFiles = droppedFiles;
    }

    /** Brings a registered descriptor as far as it can go now; done already, its ready dispatches are handed over again. */
    void settle(String inputId, Establishment establishment, String bucketName) {
        try (var folder = new PdfFolder(bucket, establishment.finess(), settings.largestDocument())) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Input input = Stored.input(store, inputId);
                List<Dispatch> existing = store.dispatches(inputId);
                if (input.judged() && existing.stream().noneMatch(Stored::waitsForPart)) {
                    existing.stream().filter(DescriptorIntake::unsent).forEach(dispatch -> queue.send(dispatch, Duration.ZERO));
                    return;
                }
                var plan = new DispatchPlan(input, establishment, existing, clock.instant());
                if (round(input, establishment, bucketName, plan, folder) == Round.WAITING) {
                    return;
                }
            }
        }
        throw new IllegalStateException("input " + inputId + " lost " + MOST_ROUNDS + " commits in a row");
    }

    /** What is to be done after a round: come back to see what is stored now, or wait for a file. */
    private enum Round {
        AGAIN,
        WAITING
    }

    private Round round(Input input, Establishment establishment, String bucketName, DispatchPlan plan, PdfFolder folder) {
        DropReading reading = descriptors.read(input, establishment, folder);
        Map<String, PdfFile> files = files(reading.files(), folder);
        droppedFiles.answeredFor(bucketName, files.values());
        Drop drop = reading.drop();
        if (drop == null) {
            return refuse(input, plan, List.of(), together(reading.faults(), files), files);
        }
        var context = new RuleContext(establishment, LocalDate.ofInstant(input.receivedAt(), establishment.zone()));
        Judgement judgement = rules.judge(drop, context);
        List<Reason> faults = together(judgement.faults(), files);
        if (!faults.isEmpty()) {
            return refuse(input, plan, Branch.of(drop), faults, files);
        }
        List<Reason> notes = Stream.concat(reading.notes().stream(), judgement.notes().stream()).toList();
        List<String> missing = reading.files().stream().filter(name -> !files.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return await(input, plan, drop, notes, missing, folder);
        }
        return switch (claims.examine(input, drop.documents(), files)) {
            case Standing.Conflict(List<Reason> conflicts) -> refuse(input, plan, Branch.of(drop), conflicts, files);
            case Standing.Duplicate(String first) -> duplicate(input, plan, first);
            case Standing.Superseding(List<Dispatch> former) -> supersede(input, former);
            case Standing.Free(List<Write> takes) -> {
                if (drop.patient().qualified() && !judgement.branches().stream().allMatch(b -> b.verdict() instanceof Verdict.Refuse)) {
                    packages.build(input, establishment, drop, files, folder);
                }
                commit(input, notes, takes, plan.byVerdict(judgement.branches()));
                yield Round.AGAIN;
            }
        };
    }

    private Round refuse(Input input, DispatchPlan plan, List<Branch> branches, List<Reason> faults, Map<String, PdfFile> files) {
        LOG.info("input {} refused: {}", input.id(), faults.stream().map(Reason::code).toList());
        commit(input, List.of(), claims.filesOf(input, files), plan.refused(branches, faults));
        return Round.AGAIN;
    }

    /** Waits for all the files of the drop: the event of one that is there already may still be on its way. */
    private Round await(Input input, DispatchPlan plan, Drop drop, List<Reason> notes, List<String> missing, PdfFolder folder) {
        List<Write> waits = drop.documents().stream()
                .<Write>map(document -> new Write.Await(input.establishment(), document.file(), input.id())).toList();
        List<Reason> reasons = missing.stream().map(name -> Reason.of("PART_MISSING", name)).toList();
        List<Write> moves = plan.waiting(Branch.of(drop), reasons);
        if ((!input.judged() || !moves.isEmpty()) && !commit(input, notes, waits, moves)) {
            return Round.AGAIN;
        }
        // A file that came while this was written found nobody waiting: it is looked for once more.
        return missing.stream().anyMatch(name -> folder.find(name).isPresent()) ? Round.AGAIN : Round.WAITING;
    }

    private Round duplicate(Input input, DispatchPlan plan, String firstId) {
        Input first = Stored.input(store, firstId);
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.duplicateOf(firstId))));
        if (!first.name().equals(input.name()) && !first.answers().contains(input.name())) {
            writes.add(new Write.Update(first, first.answering(input.name())));
        }
        writes.addAll(plan.cancelled(List.of(Reason.of("DOCUMENT_ALREADY_RECEIVED", input.name(), first.name()))));
        store.commit(writes);
        return Round.AGAIN;
    }

    private Round supersede(Input input, List<Dispatch> former) {
        store.commit(former.stream()
                .<Write>map(d -> new Write.Move(d, d.cancelled(List.of(Reason.of("DROP_SUPERSEDED", input.name())), clock.instant())))
                .toList());
        return Round.AGAIN;
    }

    /** @return false when somebody else acted meanwhile: the next round sees what they did */
    private boolean commit(Input input, List<Reason> notes, List<Write> first, List<Write> dispatches) {
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(notes))));
        writes.addAll(first);
        writes.addAll(dispatches);
        return store.commit(writes).done();
    }

    private static Map<String, PdfFile> files(List<String> names, PdfFolder folder) {
        var files = new LinkedHashMap<String, PdfFile>();
        for (String name : names) {
            Optional<PdfFile> file = folder.find(name);
            file.ifPresent(pdf -> files.put(name, pdf));
        }
        return files;
    }

    private static List<Reason> together(List<Reason> faults, Map<String, PdfFile> files) {
        return Stream.concat(faults.stream(), files.values().stream().flatMap(file -> file.faults().stream())).toList();
    }

    private static boolean unsent(Dispatch dispatch) {
        return dispatch.state() == DispatchState.READY && dispatch.attempts() == 0;
    }
}

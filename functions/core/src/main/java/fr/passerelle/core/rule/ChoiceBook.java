package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;

/**
 * Writes what patients choose under every key they are known by, and lists for a doctor what was fed before an opposition
 * (consent-and-rules.md §4.3). It deletes nothing and sends nothing.
 */
public final class ChoiceBook {
    private static final Comparator<ChoiceRecord> SAID = Comparator.comparing(ChoiceRecord::collectedAt)
            .thenComparing(ChoiceRecord::recordedAt);

    private final ConsentStore consents;
    private final FedBefore fed;

    public ChoiceBook(ConsentStore consents, FedBefore fed) {
        this.consents = consents;
        this.fed = fed;
    }

    /** What became of what was said. */
    public sealed interface Outcome {
        /** @param lines in the order they were said; what is known already is not written again */
        record Written(List<ChoiceRecord> lines) implements Outcome {
            public Written {
                lines = List.copyOf(lines);
            }
        }

        /** Nothing is written: these ids are those of no choice of the patient. */
        record UnknownIds(List<String> ids) implements Outcome {
            public UnknownIds {
                ids = List.copyOf(ids);
            }
        }
    }

    /** Every line of a patient, as it was said; once, whatever the number of keys it is kept under. */
    public List<ChoiceRecord> history(List<PatientKey> patient) {
        return patient.stream().flatMap(key -> consents.history(key).stream()).distinct().sorted(SAID).toList();
    }

    /**
     * Writes all, or nothing when the end of an unknown choice is told. Said again, it changes nothing.
     *
     * @param source see {@link ChoiceRecord#source}
     */
    public Outcome record(String establishment, List<PatientKey> patient, String source, List<ChoiceSaid> said, Instant now) {
        Lines told = lines(history(patient), source, said, now);
        if (!told.unknown().isEmpty()) {
            return new Outcome.UnknownIds(told.unknown());
        }
        told.known().forEach(line -> patient.forEach(key -> consents.append(key, line)));
        told.known().stream().filter(ChoiceBook::opposesFeeding).forEach(line -> fed.list(establishment, patient, line, now));
        return new Outcome.Written(told.known());
    }

    /** What was said, as lines, and the ids of nothing. */
    private record Lines(List<ChoiceRecord> known, List<String> unknown) {}

    private static Lines lines(List<ChoiceRecord> history, String source, List<ChoiceSaid> said, Instant now) {
        var lines = new ArrayList<ChoiceRecord>();
        var unknown = new ArrayList<String>();
        for (ChoiceSaid choice : said) {
            switch (choice) {
                case ChoiceSaid.Line line -> lines.add(line.recorded(source, now));
                case ChoiceSaid.End end -> last(history, lines, end.id()).ifPresentOrElse(
                        line -> lines.add(line.withdrawal(source, end.collectedBy(), end.collectedAt(), now)), () -> unknown.add(end.id()));
            }
        }
        return new Lines(lines, unknown);
    }

    /** Ids of the choices that end although this patient never had them; a known one never becomes unknown. */
    public List<String> unknown(List<PatientKey> patient, String source, List<ChoiceSaid> said, Instant now) {
        return lines(history(patient), source, said, now).unknown();
    }

    private static Optional<ChoiceRecord> last(List<ChoiceRecord> history, List<ChoiceRecord> said, String id) {
        return Stream.concat(history.stream(), said.stream()).filter(line -> line.id().equals(id)).reduce((_, later) -> later);
    }

    private static boolean opposesFeeding(ChoiceRecord line) {
        return !line.withdrawn() && line.choice() instanceof Choice.Opposition o && o.scopes().contains(ConsentScope.DMP);
    }
}

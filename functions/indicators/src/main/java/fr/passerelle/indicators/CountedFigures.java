package fr.passerelle.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.indicator.Counter;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.core.port.Metrics;

/**
 * What has just been counted, as figures for the dashboard: {@code Sent}, {@code Read} and {@code Answered} of each destination,
 * {@code Rejected} of each code and in all. A run that is killed between its count and its figures leaves them out: the counters are exact, a dashboard need
 * not be.
 */
record CountedFigures(Metrics metrics) {
    private static final String DESTINATION = "Destination";

    /** One figure. */
    private record Figure(String name, Map<String, String> dimensions) {}

    void publish(List<Sum> sums) {
        var figures = new HashMap<Figure, Long>();
        sums.forEach(sum -> sum.counts()
                .forEach((counter, count) -> of(counter).forEach(figure -> figures.merge(figure, count, Long::sum))));
        figures.forEach((figure, count) -> metrics.publish(figure.name(), (double) count, figure.dimensions()));
    }

    private static List<Figure> of(Counter counter) {
        return switch (counter.indicator()) {
            case DMP_ACCEPTED, DMP_REPLACED, DMP_REVEALED, DMP_DELETED -> of("Sent", Destination.DMP);
            case MSS_PATIENT_SENT -> of("Sent", Destination.PATIENT_MAILBOX);
            case MSS_PRO_SENT -> of("Sent", Destination.PROFESSIONAL_MAILBOX);
            case MSS_PATIENT_READ -> of("Read", Destination.PATIENT_MAILBOX);
            case MSS_PRO_READ -> of("Read", Destination.PROFESSIONAL_MAILBOX);
            case MSS_PATIENT_REPLIED -> of("Answered", Destination.PATIENT_MAILBOX);
            case MSS_PRO_REPLIED -> of("Answered", Destination.PROFESSIONAL_MAILBOX);
            case REFUSED -> {
                String code = counter.detail();
                var all = new Figure("Rejected", Map.of());
                yield code == null ? List.of(all) : List.of(all, new Figure("Rejected", Map.of("Code", code)));
            }
            default -> List.of();
        };
    }

    private static List<Figure> of(String name, Destination destination) {
        return List.of(new Figure(name, Map.of(DESTINATION, destination.word())));
    }
}

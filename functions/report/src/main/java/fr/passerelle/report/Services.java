package fr.passerelle.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

import fr.passerelle.core.indicator.Figures;
import fr.passerelle.core.indicator.Indicator;
import fr.passerelle.core.indicator.Ratio;
import fr.passerelle.core.indicator.Sum;
import fr.passerelle.report.MonthReport.Service;

/** Figures of the units side by side, small numbers hidden column by column. */
final class Services {
    private Services() {
    }

    static List<Service> of(Collection<Sum> sums) {
        Map<String, Figures> units = Figures.by(sums, cell -> Optional.ofNullable(cell.unit()).orElse(""));
        List<Shown> received = column(units, f -> f.of(Indicator.RECEIVED));
        List<Shown> accepted = column(units, f -> f.of(Indicator.DMP_ACCEPTED));
        List<Shown> messages = column(units, f -> f.of(Indicator.MSS_PATIENT_SENT));
        List<Shown> read = column(units, f -> f.of(Indicator.MSS_PATIENT_READ));
        List<Shown> answered = column(units, f -> f.of(Indicator.MSS_PATIENT_REPLIED));
        List<Shown> refused = column(units, f -> f.of(Indicator.REFUSED));
        List<Shown> printed = column(units, f -> f.of(Indicator.PRINTED));
        var services = new ArrayList<Service>();
        for (Map.Entry<String, Figures> unit : units.entrySet()) {
            int i = services.size();
            Ratio feeding = unit.getValue().ratio(Indicator.DMP_ACCEPTED, Indicator.RECEIVED);
            services.add(new Service(unit.getKey().isEmpty() ? null : unit.getKey(), received.get(i), accepted.get(i),
                    accepted.get(i).open() && received.get(i).open() && feeding.whole() >= Shown.FEW ? feeding : null, messages.get(i),
                    read.get(i), answered.get(i), refused.get(i), printed.get(i)));
        }
        return services;
    }

    private static List<Shown> column(Map<String, Figures> units, ToLongFunction<Figures> figure) {
        return Shown.column(units.values().stream().map(figure::applyAsLong).toList());
    }
}

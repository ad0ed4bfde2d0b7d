package fr.passerelle.hl7;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;

/** Everything found while reading one message: faults, and tolerances that were needed. Each is told once. */
public final class Findings {
    private final List<Reason> faults = new ArrayList<>();
    private final List<Reason> notes = new ArrayList<>();

    public void fault(Reason fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    public void note(Reason note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** A value that the guide requires; empty when it is not there, which is told. */
    public String required(Segment segment, int field) {
        return required(segment, field, 1);
    }

    /** A component that the guide requires; empty when it is not there, which is told. */
    public String required(Segment segment, int field, int component) {
        String value = segment.text(field, component);
        if (value.isEmpty()) {
            fault(Reason.at(component == 1 ? segment.at(field) : segment.at(field, component), "HL7_FIELD_MISSING",
                    segment.name() + "-" + field + (component == 1 ? "" : "." + component)));
        }
        return value;
    }

    /** A value outside its table. */
    public void outside(Segment segment, int field, String value, String table) {
        fault(Reason.at(segment.at(field), "HL7_TABLE_VALUE", segment.name() + "-" + field, Shown.code(value), table));
    }

    public List<Reason> faults() {
        return List.copyOf(faults);
    }

    public List<Reason> notes() {
        return List.copyOf(notes);
    }
}

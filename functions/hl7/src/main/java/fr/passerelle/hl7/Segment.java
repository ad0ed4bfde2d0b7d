package fr.passerelle.hl7;

import java.util.List;

/**
 * A segment of a message.
 *
 * @param name three characters
 * @param occurrence among those of its name, from 1
 * @param fields repetitions of each field, the first is field 1; in the header, field 1 is the separator itself
 */
public record Segment(String name, int occurrence, List<List<Field>> fields) {
    public Segment {
        fields = fields.stream().map(List::copyOf).toList();
    }

    /** First repetition of a field, {@link Field#ABSENT} when there is none. */
    public Field field(int number) {
        List<Field> repetitions = repetitions(number);
        return repetitions.isEmpty() ? Field.ABSENT : repetitions.getFirst();
    }

    /** Repetitions of a field that say something. */
    public List<Field> repetitions(int number) {
        return number > fields.size() ? List.of() : fields.get(number - 1).stream().filter(f -> !f.blank()).toList();
    }

    /** Trimmed text of the first component of a field; empty when it is absent. */
    public String text(int number) {
        return field(number).text();
    }

    /** Trimmed text of a component of a field; empty when it is absent. */
    public String text(int number, int component) {
        return field(number).text(component);
    }

    /** Where a field is, as ERR-2 says it: {@code OBX^1^11}. */
    public String at(int number) {
        return name + "^" + occurrence + "^" + number;
    }

    /** Where a component is, as ERR-2 says it: {@code OBX^1^5^1^5}. */
    public String at(int number, int component) {
        return at(number) + "^1^" + component;
    }

    /** Hidden: segments name patients. */
    @Override
    public String toString() {
        return name + "[" + occurrence + "]";
    }
}

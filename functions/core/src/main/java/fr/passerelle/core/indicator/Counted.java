package fr.passerelle.core.indicator;

import java.util.Set;

/**
 * What has been counted of an input so far, kept beside it.
 *
 * @param rev revision, for conditional writes; 0 for nothing yet
 */
public record Counted(String inputId, Set<String> marks, int rev) {
    public Counted {
        marks = Set.copyOf(marks);
    }

    public static Counted nothing(String inputId) {
        return new Counted(inputId, Set.of(), 0);
    }

    public boolean has(Earned earned) {
        return marks.contains(earned.mark());
    }
}

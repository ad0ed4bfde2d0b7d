package fr.passerelle.formats.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Reason;

/** Everything found about one CDA. The rule and its source are the last detail of each, after those the sentence of its code shows. */
final class Findings {
    /** A report of more than this helps nobody: the producer has one fault many times. */
    private static final int MOST = 200;

    private final List<Reason> faults = new ArrayList<>();
    private final List<Reason> notes = new ArrayList<>();

    void fault(CdaRule rule, String xpath, String... details) {
        add(faults, rule, xpath, details);
    }

    void note(CdaRule rule, String xpath, String... details) {
        add(notes, rule, xpath, details);
    }

    /** A fault that has its code already, common to all that is dropped. */
    void fault(String code, String xpath, String... details) {
        add(faults, new Reason(code, xpath, List.of(details)));
    }

    /** A required element that is not there. */
    void missing(Element parent, String path) {
        fault(CdaRule.REQUIRED, parent.path() + "/" + path);
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<Reason> faults() {
        return List.copyOf(faults);
    }

    List<Reason> notes() {
        return List.copyOf(notes);
    }

    private static void add(List<Reason> to, CdaRule rule, String xpath, String... details) {
        add(to, new Reason(rule.code(), xpath, Stream.concat(Stream.of(details), Stream.of(rule.source())).toList()));
    }

    private static void add(List<Reason> to, Reason reason) {
        if (to.size() < MOST && !to.contains(reason)) {
            to.add(reason);
        }
    }
}

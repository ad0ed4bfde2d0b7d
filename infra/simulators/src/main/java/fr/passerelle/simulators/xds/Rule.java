package fr.passerelle.simulators.xds;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A named check: looks at one subject and tells every fault it sees.
 *
 * @param <T> what is judged
 * @param name stable name, listed in docs/simulators.md
 * @param code error code its faults are answered with
 * @param check the faults, none when the rule holds
 */
public record Rule<T>(String name, String code, Function<T, Stream<Fault>> check) {
    /** Where and what. */
    public record Fault(String location, String text) {}

    public Stream<Finding> judge(T subject) {
        return check.apply(subject).map(fault -> new Finding(name, code, fault.location(), fault.text()));
    }
}

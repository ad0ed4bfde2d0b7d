package fr.passerelle.simulators.xds;

import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;

/**
 * A CDA under judgement.
 *
 * @param location id of its entry, or its name in the archive
 * @param environment decides which INS authorities are accepted
 */
public record CdaSubject(Cda cda, String location, Environment environment) {
    /** A rule about one CDA, whose faults are all located at its entry. */
    static Rule<CdaSubject> rule(String name, String code, Function<CdaSubject, Stream<String>> texts) {
        return new Rule<>(name, code, subject -> texts.apply(subject).map(text -> new Rule.Fault(subject.location(), text)));
    }
}

package fr.passerelle.simulators.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.xds.CdaHeaderRules;
import fr.passerelle.simulators.xds.CdaRules;
import fr.passerelle.simulators.xds.CdaSubject;
import fr.passerelle.simulators.xds.EntryRules;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Schemas;

/** Every rule an ITI-41 must keep; all the faults of a lot come out at once. */
final class FeedJudge {
    private final List<Rule<Feed>> frame = LotRules.frame();
    private final List<Rule<Feed>> lot;
    private final List<Rule<Metadata>> metadata;
    private final List<Rule<CdaSubject>> cda;
    private final Environment environment;

    FeedJudge(Environment environment, Schemas schemas) {
        DocumentTypes types = new DocumentTypes();
        this.environment = environment;
        this.lot = concat(LotRules.rules(), CoherenceRules.rules());
        this.metadata = concat(new EntryRules(LotRules.METADATA_ERROR, environment).rules(), new CodeRules(types).rules());
        this.cda = concat(new CdaRules(schemas, types, LotRules.METADATA_ERROR).rules(),
                new CdaHeaderRules(LotRules.METADATA_ERROR).rules());
    }

    List<Finding> judge(Feed feed) {
        List<Finding> framed = frame.stream().flatMap(rule -> rule.judge(feed)).toList();
        if (!framed.isEmpty()) {
            return framed;
        }
        List<Finding> findings = new ArrayList<>();
        lot.forEach(rule -> rule.judge(feed).forEach(findings::add));
        metadata.forEach(rule -> rule.judge(feed.metadata()).forEach(findings::add));
        cdas(feed).forEach(subject -> cda.forEach(rule -> rule.judge(subject).forEach(findings::add)));
        return List.copyOf(findings);
    }

    private Stream<CdaSubject> cdas(Feed feed) {
        return feed.metadata().documents().stream().flatMap(entry -> feed.document(entry).flatMap(Feed.Document::cda).stream()
                .map(document -> new CdaSubject(document, entry.id(), environment)));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

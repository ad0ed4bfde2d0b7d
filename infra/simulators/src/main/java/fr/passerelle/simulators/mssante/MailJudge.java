package fr.passerelle.simulators.mssante;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Schemas;

/** Every rule a mail to a citizen must keep; all the faults come out at once. */
final class MailJudge {
    private final MssanteSettings settings;
    private final List<Rule<ParsedMail>> mail;
    private final ArchiveReader archives = new ArchiveReader();
    private final ArchiveRules archive;

    MailJudge(MssanteSettings settings) {
        DocumentTypes types = new DocumentTypes();
        this.settings = settings;
        this.mail = new MailRules(settings, types).rules();
        this.archive = new ArchiveRules(settings, new Schemas(), types);
    }

    List<Finding> judge(ParsedMail received) {
        Stream<Finding> ofMail = mail.stream().flatMap(rule -> rule.judge(received));
        Stream<Finding> ofArchive = received.named(MailRules.ARCHIVE).stream()
                .flatMap(leaf -> archive.judge(archives.read(leaf), received, settings));
        return Stream.concat(ofMail, ofArchive).toList();
    }
}

package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import fr.passerelle.local.doctor.Doctor;
import fr.passerelle.local.doctor.Finding;
import fr.passerelle.local.doctor.Finding.Mark;
import fr.passerelle.local.template.SamTemplate;

/** {@code doctor}: what is wrong with a platform, and what to do about it. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
        "Vérifie une plateforme : configurations, parcours, certificats, secrets, files, table, buckets, heure, droits.",
        "Ne change rien, ne montre aucun secret. Code de sortie 1 dès qu'une vérification échoue."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Option(names = "--problems", description = "Seulement ce qui n'est pas en ordre.")
    private boolean problems;

    /** What {@code --json} prints. */
    record Report(boolean sound, Map<Mark, Long> counts, List<Finding> findings) {}

    @Override
    public Integer call() throws IOException {
        SamTemplate template = SamTemplate.read(Installation.file("template.yaml"));
        List<Finding> findings = new Doctor(platform.settings(), template, platform.stack().orElse(null), platform.clock()).findings();
        Map<Mark, Long> counts = Doctor.counts(findings);
        boolean sound = !counts.containsKey(Mark.FAILED);
        List<Finding> shown = findings.stream().filter(finding -> !problems || finding.mark() != Mark.OK).toList();
        answer.give(new Report(sound, counts, shown), out -> {
            shown.forEach(finding -> print(finding, out));
            out.printf("%n%d en ordre, %d à surveiller, %d en défaut, %d non vérifiés.%n", count(counts, Mark.OK),
                    count(counts, Mark.WARNING),
                    count(counts, Mark.FAILED), count(counts, Mark.NOT_CHECKED));
        });
        return sound ? 0 : Passerelle.REFUSED;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.println(finding.mark().sign() + " " + finding.subject() + " : " + finding.text());
        if (finding.todo() != null) {
            out.println("    " + finding.todo());
        }
    }

    private static long count(Map<Mark, Long> counts, Mark mark) {
        return counts.getOrDefault(mark, 0L);
    }
}

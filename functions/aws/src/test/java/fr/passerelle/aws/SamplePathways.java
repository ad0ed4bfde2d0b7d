package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryPathways;

/** Pathway files in a bucket; the true format is tried by the {@code formats} module, here a file only holds FINESS and identifier. */
final class SamplePathways {
    static final String HOSPITAL = "750999997";
    static final String NEIGHBOUR = "330999996";
    static final String FAULTY = "faulty, and with a NAME to keep out of logs";

    final FakeS3 bucket = new FakeS3();
    final InMemoryMetrics metrics = new InMemoryMetrics();
    Instant now = Instant.parse("2026-11-22T08:00:00Z");

    PathwayRegistry registry() {
        return new S3PathwayRegistry(bucket, "configuration", SamplePathways::read, metrics, () -> now);
    }

    void file(Pathway pathway) {
        bucket.objects.put("pathways/" + pathway.establishment() + "/" + pathway.id() + ".yaml",
                pathway.establishment() + " " + pathway.id());
    }

    static Pathway pathway(String establishment, String id) {
        Pathways usual = InMemoryPathways.everything(establishment).of(establishment);
        Pathway any = usual.find(InMemoryPathways.DOCUMENTS).orElseThrow();
        return new Pathway(establishment, id, id, any.state(), any.from(), any.to(), any.sites(), any.units(), any.trigger(), any.types(),
                any.sequence(), any.reply(), any.text(), any.steps(), any.fallback(), any.pilotUnits(), any.cme(), any.owners(),
                any.version());
    }

    private static PathwayReading read(byte[] file) {
        String[] words = new String(file, StandardCharsets.UTF_8).split(" ");
        return words.length == 2
                ? new PathwayReading(pathway(words[0], words[1]), List.of())
                : new PathwayReading(null, List.of(Reason.of("YAML_UNREADABLE", "x"), Reason.at("/id", "FIELD_MISSING")));
    }
}

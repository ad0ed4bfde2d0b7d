package fr.passerelle.local.check.schematron;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;

import fr.passerelle.local.check.Finding;

/**
 * The schematrons of a folder, compiled once and run on each CDA. Their rules are not ours: what they say is merged with our own findings
 * under the name of the file.
 */
public final class Schematrons {
    private static final String EXTENSION = ".sch";

    private final Processor processor;
    private final List<Schematron> all;

    private Schematrons(Processor processor, List<Schematron> all) {
        this.processor = processor;
        this.all = all;
    }

    /** What all of them say of one CDA. */
    public record Result(List<Finding> faults, List<Finding> warnings) {
        public Result {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Compiles the files {@code .sch} of a folder; those of its folders are only what they include.
     *
     * @throws UnusableSchematronException when the folder cannot be read, holds none, or one is no schematron
     */
    public static Schematrons in(Path folder) {
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.filter(f -> f.getFileName().toString().endsWith(EXTENSION)).sorted().toList();
        } catch (IOException e) {
            throw new UnusableSchematronException("dossier de schématrons illisible : " + folder, e);
        }
        if (files.isEmpty()) {
            throw new UnusableSchematronException("aucun schématron (" + EXTENSION + ") dans le dossier " + folder);
        }
        var processor = new Processor(false);
        // The rules of a schematron may read the value sets beside it, and nothing of a network.
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "file,jar");
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        var compiler = new SchematronCompiler(processor);
        return new Schematrons(processor, files.stream().map(compiler::compile).toList());
    }

    /** @param cda its bytes; what is no XML was told by our own reading and is not told again */
    public Result run(byte[] cda) {
        var faults = new ArrayList<Finding>();
        var warnings = new ArrayList<Finding>();
        XdmNode document;
        try {
            document = processor.newDocumentBuilder().build(SafeXml.source(cda));
        } catch (SaxonApiException _) {
            return new Result(faults, warnings);
        }
        Masking masking = Masking.of(document);
        all.forEach(schematron -> schematron.run(document, masking, faults, warnings));
        return new Result(faults, warnings);
    }
}

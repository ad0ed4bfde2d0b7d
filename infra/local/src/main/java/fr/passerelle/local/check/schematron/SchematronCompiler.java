package fr.passerelle.local.check.schematron;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.file.Path;

import javax.xml.transform.stream.StreamSource;

import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;

/** Makes a stylesheet of a schematron, with SchXslt (ISO/IEC 19757-3, queryBinding xslt2). */
final class SchematronCompiler {
    private static final String PIPELINE = "/xslt/2.0/pipeline-for-svrl.xsl";

    private final Processor processor;
    private final XsltExecutable pipeline;

    SchematronCompiler(Processor processor) {
        this.processor = processor;
        URL stylesheet = SchematronCompiler.class.getResource(PIPELINE);
        if (stylesheet == null) {
            throw new IllegalStateException(PIPELINE + " is not on the class path");
        }
        try {
            this.pipeline = compiler().compile(new StreamSource(stylesheet.toExternalForm()));
        } catch (SaxonApiException e) {
            throw new IllegalStateException("SchXslt does not compile", e);
        }
    }

    Schematron compile(Path file) {
        String name = file.getFileName().toString();
        try {
            var transpiled = new ByteArrayOutputStream();
            var transformer = pipeline.load30();
            transformer.setMessageHandler(_ -> {
            });
            transformer.transform(new StreamSource(file.toUri().toString()), processor.newSerializer(transpiled));
            // Written out and read again, so that what a rule opens with document() is found beside the schematron.
            var stylesheet = new StreamSource(new ByteArrayInputStream(transpiled.toByteArray()), file.toUri().toString());
            return new Schematron(name, compiler().compile(stylesheet));
        } catch (SaxonApiException e) {
            throw new UnusableSchematronException("schématron inutilisable : " + name + " (" + e.getMessage() + ")", e);
        }
    }

    private XsltCompiler compiler() {
        XsltCompiler compiler = processor.newXsltCompiler();
        compiler.setErrorReporter(_ -> {
        });
        return compiler;
    }
}

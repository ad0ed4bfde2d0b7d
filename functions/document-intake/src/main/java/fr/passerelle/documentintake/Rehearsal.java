package fr.passerelle.documentintake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.rule.DocumentRules;
import fr.passerelle.core.rule.Identities;
import fr.passerelle.core.rule.RuleContext;
import fr.passerelle.formats.cda.CdaN1;
import fr.passerelle.formats.cda.CdaN1Writer;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.drop.DropContext;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.pdf.PdfInspection;

/** Reads, judges and packages the example, towards nowhere. */
final class Rehearsal {
    private Rehearsal() {
    }

    static void run() throws IOException {
        new PathwayReader().read(Example.pathway());
        DocumentPackage content = Example.documents();
        var context = new DropContext(content.establishment(), Environment.TEST, Instant.EPOCH,
                MailDomains.of("mssante.test", "patient.mssante.test"), DropContext.FileDigests.NONE);
        Drop drop = Objects.requireNonNull(new DropReader().read(Example.descriptor(), context).drop());
        var situation = new RuleContext(content.establishment(), Instant.EPOCH, new Found.Unlisted(List.of()),
                Identities.effective(drop.patient(), Optional.empty()));
        new DocumentRules().judge(drop, situation, Instant.EPOCH);
        inspect();
        writeCda(content);
        readMessage();
        new PackageJson().write(content);
    }

    /** The parser of messages takes as long to load as a message takes to be read. */
    private static void readMessage() {
        new Hl7Reader().read("MSH|^~\\&|A|B|C|D|20260101||ORU^R01|1|T|2.5|||||FRA|UNICODE UTF-8".getBytes(StandardCharsets.UTF_8));
    }

    private static void inspect() throws IOException {
        Path pdf = Files.createTempFile("rehearsal", ".pdf");
        try (InputStream in = Example.open("0.pdf")) {
            Files.copy(in, pdf, StandardCopyOption.REPLACE_EXISTING);
            PdfInspection.faults("0.pdf", pdf);
        } finally {
            Files.delete(pdf);
        }
    }

    private static void writeCda(DocumentPackage content) throws IOException {
        PreparedDocument document = content.documents().getFirst();
        var cda = new CdaN1(content.establishment(), content.site(), content.patient(), document.source(), document.uniqueId(),
                document.setId(), null);
        var written = new ByteArrayOutputStream();
        try (InputStream pdf = Example.open(Objects.requireNonNull(document.pdf()))) {
            new CdaN1Writer().write(cda, pdf, written);
        }
        // Compiles the schema of the CDA documents that hospitals give.
        new CdaReader().read(written.toByteArray(), CdaContext.alone(content.establishment(), Environment.TEST, "exemple.xml"));
    }
}

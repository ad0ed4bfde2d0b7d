package fr.passerelle.documentintake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** PDFs of every kind a hospital may drop. */
final class Pdfs {
    private Pdfs() {
    }

    /** A sound one; each title gives other bytes. */
    static byte[] sound(String title) {
        return pdf(document -> document.getDocumentInformation().setTitle(title));
    }

    static byte[] protectedBy(String password) {
        return pdf(document -> {
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        });
    }

    static byte[] script() {
        return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
    }

    static byte[] openingAtAPage() {
        return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionGoTo()));
    }

    static byte[] launching() {
        return pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    }

    static byte[] withLink() {
        return pdf(document -> {
            var link = new PDAnnotationLink();
            var action = new PDActionURI();
            action.setURI("https://www.monespacesante.fr");
            link.setAction(action);
            document.getPage(0).getAnnotations().add(link);
        });
    }

    static byte[] withAutomaticAction() {
        return pdf(document -> {
            var actions = new COSDictionary();
            actions.setItem(COSName.getPDFName("O"), new PDActionURI());
            document.getPage(0).getCOSObject().setItem(COSName.AA, actions);
        });
    }

    static byte[] withFile() {
        return pdf(document -> {
            var file = new PDComplexFileSpecification();
            file.setEmbeddedFile(new PDEmbeddedFile(document));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("piece", file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        });
    }

    static byte[] withoutPage() {
        return pdf(document -> document.removePage(0));
    }

    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.setDocumentId(1L);
            change.apply(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package fr.passerelle.formats.xdm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.SubmitObjectsRequest;
import fr.passerelle.formats.xml.Vocabulary;
import fr.passerelle.formats.xml.XmlOut;

/** INDEX.HTM: who sends, and a link to each file, in XHTML Basic (documents.md §6.1). */
final class Index {
    private static final Vocabulary XHTML = new Vocabulary("", "http://www.w3.org/1999/xhtml");
    private static final String DOCTYPE = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML Basic 1.1//EN\""
            + " \"http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd\">";

    private Index() {
    }

    static byte[] of(Establishment establishment, SubmitObjectsRequest lot) {
        var out = new ByteArrayOutputStream();
        try {
            XmlOut.document(out, DOCTYPE, XHTML, xml -> xml.root(XHTML, "html", List.of(XHTML), () -> {
                xml.element("head", () -> xml.text("title", "IHE_XDM"));
                xml.element("body", () -> {
                    xml.text("p", "Émetteur : " + establishment.name() + " (" + establishment.structureId() + ")");
                    xml.text("p", "Documents :");
                    xml.element("ul", () -> {
                        for (DocumentEntry entry : lot.documents()) {
                            xml.element("li", () -> xml.text("a", entry.title(), "href", XdmArchive.SUBSET + entry.uri()));
                        }
                    });
                    xml.element("p", () -> xml.text("a", "README.TXT", "href", "README.TXT"));
                });
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

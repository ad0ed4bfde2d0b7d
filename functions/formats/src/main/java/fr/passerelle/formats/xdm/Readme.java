package fr.passerelle.formats.xdm;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.SubmitObjectsRequest;

/** README.TXT: sender, application, instructions and tree of the medium, in ASCII with CRLF (documents.md §6.1). */
final class Readme {
    private static final String APPLICATION = "Passerelle";
    private static final String VERSION = "0.1.0";

    private Readme() {
    }

    static byte[] of(Establishment establishment, SubmitObjectsRequest lot) {
        var lines = new ArrayList<String>();
        lines.addAll(heading("Émetteur"));
        lines.add("Nom : " + establishment.mailbox().displayName());
        lines.add("Organisme : " + establishment.name() + " (" + establishment.structureId() + ")");
        lines.add("Adresse : " + String.join(", ", establishment.address()));
        lines.add("Téléphone : " + establishment.phone());
        lines.addAll(heading("Application de l'émetteur"));
        lines.add("Nom : " + APPLICATION);
        lines.add("Version : " + VERSION);
        lines.add("Éditeur : " + APPLICATION);
        lines.addAll(heading("Instructions"));
        lines.add("Consultez les fichiers reçus au moyen de votre logiciel ou ouvrez INDEX.HTM");
        lines.addAll(heading("Arborescence"));
        lines.addAll(List.of("README.TXT", "INDEX.HTM", "IHE_XDM", "   SUBSET01", "      METADATA.XML"));
        for (DocumentEntry entry : lot.documents()) {
            lines.add("      " + entry.uri());
        }
        return ascii(String.join("\r\n", lines.subList(1, lines.size())) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> heading(String title) {
        return List.of("", title, "=".repeat(title.length()));
    }

    /** Letters without their accents; what has no ASCII form becomes a question mark. */
    private static String ascii(String text) {
        String spelled = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE").replace('’', '\'')
                .replace('–', '-').replace('\u00a0', ' ').replace('\u202f', ' ');
        return Normalizer.normalize(spelled, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").replaceAll("[^\\x00-\\x7f]", "?");
    }
}

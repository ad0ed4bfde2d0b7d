package fr.passerelle.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What a PDF would do by itself: scripts, programs started, forms sent, files carried along, actions at opening.
 *
 * <p>Every object of the file is looked at, also those no page leads to: a viewer may find them where we would not. Opening at a page
 * or a zoom ({@code GoTo} or a destination) and links that the reader clicks ({@code URI}) are no active content.
 */
final class ActiveContent {
    private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition",
            "RichMediaExecute");
    private static final Set<String> ANNOTATIONS = Set.of("FileAttachment", "RichMedia", "Movie", "Sound", "Screen");
    private static final COSName JS = COSName.getPDFName("JS");
    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final COSName EMBEDDED_FILES = COSName.getPDFName("EmbeddedFiles");

    private ActiveContent() {
    }

    /** French words for what was found, sorted, without repetition. */
    static List<String> of(PDDocument document) throws IOException {
        var found = new TreeSet<String>();
        opening(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.OPEN_ACTION), found);
        for (COSObjectKey key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
            look(document.getDocument().getObjectFromPool(key).getObject(), found);
        }
        look(document.getDocument().getTrailer(), found);
        return new ArrayList<>(found);
    }

    private static void opening(COSBase action, Set<String> found) {
        if (action instanceof COSDictionary dictionary && !"GoTo".equals(dictionary.getNameAsString(COSName.S))) {
            found.add("action à l'ouverture");
        }
    }

    /** Direct children only: what is referred to is an object of its own, looked at in its turn. */
    private static void look(COSBase value, Set<String> found) {
        switch (value) {
            case COSDictionary dictionary -> {
                judge(dictionary, found);
                dictionary.getValues().stream().filter(child -> !(child instanceof COSObject)).forEach(child -> look(child, found));
            }
            case COSArray array -> array.forEach(child -> {
                if (child != null && !(child instanceof COSObject)) {
                    look(child, found);
                }
            });
            case null, default -> {
                // Names, numbers and texts do nothing.
            }
        }
    }

    private static void judge(COSDictionary dictionary, Set<String> found) {
        String action = dictionary.getNameAsString(COSName.S);
        if (dictionary.containsKey(JS) || "JavaScript".equals(action)) {
            found.add("script");
        } else if (action != null && ACTIONS.contains(action)) {
            found.add("action " + action);
        }
        String annotation = dictionary.getNameAsString(COSName.SUBTYPE);
        if (annotation != null && ANNOTATIONS.contains(annotation)) {
            found.add("annotation " + annotation);
        }
        if (dictionary.containsKey(COSName.EF) || dictionary.containsKey(EMBEDDED_FILES)) {
            found.add("fichier joint");
        }
        if (dictionary.containsKey(COSName.AA)) {
            found.add("action automatique");
        }
        if (dictionary.containsKey(XFA)) {
            found.add("formulaire XFA");
        }
    }
}

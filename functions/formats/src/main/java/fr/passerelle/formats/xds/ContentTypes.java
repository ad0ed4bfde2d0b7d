package fr.passerelle.formats.xds;

import java.util.Map;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;

/**
 * contentTypeCode of a lot (JDV_J59): by the type of document where that tells the activity, else by the encounter
 * (documents.md §4.2).
 */
final class ContentTypes {
    private static final String OTHER = "97";
    private static final Map<String, String> BY_TYPE = Map.of("11502-2", "26", "34874-8", "08");
    private static final Map<String, String> BY_ENCOUNTER = Map.of("IMP", "03", "EMER", "07", "EXTERNE", "07", "SEANCE", "19", "AMB", "07",
            "HH", "16");
    /** Types that can only come from one kind of encounter, when the drop names none (documents.md §8). */
    private static final Map<String, String> ENCOUNTER_OF_TYPE = Map.of("34112-3", "IMP", "11490-0", "IMP", "15507-7", "EMER", "11488-4",
            "EXTERNE", "34749-2", "EXTERNE");

    private final ValueSet contentTypes = ValueSet.named("dmp-content-types");

    /** Of a lot about which nothing of the activity is known. */
    Code other() {
        return contentTypes.get(OTHER);
    }

    Code of(SourceDocument document) {
        String byType = BY_TYPE.get(document.type());
        return contentTypes.get(byType != null ? byType : ofEncounter(document));
    }

    private static String ofEncounter(SourceDocument document) {
        String given = document.stay().encounter();
        String encounter = given != null ? given : ENCOUNTER_OF_TYPE.getOrDefault(document.type(), "");
        return BY_ENCOUNTER.getOrDefault(encounter, OTHER);
    }
}

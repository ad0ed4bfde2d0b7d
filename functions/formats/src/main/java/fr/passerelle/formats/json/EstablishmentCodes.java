package fr.passerelle.formats.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.core.valueset.ValueSet;

/** Checks the codes of a configuration against their value sets, so that a wrong one stops at start-up and not at the first document. */
final class EstablishmentCodes {
    private final ValueSet facilities = ValueSet.named("dmp-facility-types");
    private final ValueSet practiceSettings = ValueSet.named("practice-settings");
    private final DocumentTypes types = new DocumentTypes();

    List<String> faults(Establishment establishment) {
        var faults = new ArrayList<String>();
        require(faults, "/facilityType", "JDV_J61", facilities.find(establishment.facilityType()));
        require(faults, "/practiceSetting", "JDV_J04", practiceSettings.find(establishment.practiceSetting()));
        for (Map.Entry<String, String> choice : establishment.classOfUnmappedTypes().entrySet()) {
            String at = "/classOfUnmappedTypes/" + choice.getKey();
            require(faults, at, "JDV_J07", types.find(choice.getKey()));
            require(faults, at, "TRE_A03", types.documentClass(choice.getValue()));
        }
        Map<String, String> local = establishment.localTypes() == null ? Map.of() : establishment.localTypes();
        for (Map.Entry<String, String> mapping : local.entrySet()) {
            String at = "/localTypes/" + mapping.getKey();
            require(faults, at, "JDV_J07", types.find(mapping.getValue()));
            if (types.find(mapping.getKey()).isPresent()) {
                faults.add(at + " is itself of JDV_J07");
            }
        }
        CdaPolicy cda = establishment.cdaPolicy();
        if (cda.patient() && cda.visibility().contains("INVISIBLE_PATIENT")) {
            faults.add("/cda INVISIBLE_PATIENT with patient");
        }
        return faults.stream().sorted().toList();
    }

    private static void require(List<String> faults, String at, String set, Optional<?> found) {
        if (found.isEmpty()) {
            faults.add(at + " outside " + set);
        }
    }
}

package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;
import fr.passerelle.simulators.xds.EntryRules;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** What an ITI-57 must say to be the deletion of one document, the only update an establishment may ask (dmp-transport.md §1, §7). */
final class UpdateRules {
    private static final String UPDATE_STATUS = "urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus";
    private static final String METADATA_ERROR = "XDSRegistryMetadataError";
    private static final String OPERATION_ERROR = "XDSMetadataUpdateOperationError";

    private final Schemas schemas;
    private final List<Rule<Metadata>> lot;

    UpdateRules(Environment environment, Schemas schemas) {
        this.schemas = schemas;
        this.lot = Stream.concat(new EntryRules(METADATA_ERROR, environment).rules().stream(),
                new CodeRules(new DocumentTypes()).rules().stream()).toList();
    }

    /** Every fault of an update, none when it asks to delete one document. */
    List<Finding> judge(Tree body, Vihf vihf) {
        if (!body.is(Metadata.LCM, "SubmitObjectsRequest") || !schemas.xdsFaults(body).isEmpty()) {
            return List.of(new Finding("update-schema", METADATA_ERROR, "", "demande invalide au schéma"));
        }
        Metadata metadata = Metadata.of(body);
        if (metadata.lots().size() != 1 || !marked(metadata.lot())) {
            return List.of(new Finding(LotRules.FRAME, METADATA_ERROR, "", "la demande n'a pas exactement un lot marqué comme tel"));
        }
        return Stream.of(operation(metadata), lot.stream().flatMap(rule -> rule.judge(metadata)),
                faults("vihf-structure", "XDSRegistryError", LotRules.structureFaults(vihf, metadata)),
                faults("vihf-patient", "XDSPatientIdDoesNotMatch", LotRules.patientFaults(vihf, metadata))).flatMap(f -> f).toList();
    }

    private static boolean marked(RegistryObject lot) {
        return lot.tree().all("Classification").stream()
                .anyMatch(c -> c.attribute("classificationNode").equals(Scheme.LOT_MARKER.uuid()));
    }

    private static Stream<Finding> operation(Metadata metadata) {
        boolean one = metadata.entries().isEmpty() && metadata.associations().size() == 1
                && metadata.associations().getFirst().type().equals(UPDATE_STATUS)
                && metadata.associations().getFirst().source().equals(metadata.lot().id());
        boolean deletes = one && RegistryObject.slot(metadata.associations().getFirst().tree(), "NewStatus")
                .equals(List.of(Status.DELETED.urn()));
        return Stream.concat(
                faults("update-operation", OPERATION_ERROR,
                        unless(one, "une mise à jour porte sur le statut d'une seule fiche, sans signature ni nouvelle fiche")),
                faults("update-right", OPERATION_ERROR,
                        unless(!one || deletes, "un certificat d'établissement ne peut que supprimer")));
    }

    private static Stream<Finding> faults(String rule, String code, Stream<String> texts) {
        return texts.map(text -> new Finding(rule, code, "", text));
    }
}

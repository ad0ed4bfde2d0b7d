package fr.passerelle.formats.cda;

import java.io.IOException;
import java.util.List;

import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.xml.XmlOut;

/** Where the document comes from: order, act, version replaced, stay (documents.md §3.2, §3.6, §3.7). */
final class Context {
    private final Participants participants;
    private final ValueSet encounters = ValueSet.named("encounter-types");
    private final ValueSet facilities = ValueSet.named("facility-types");

    Context(Participants participants) {
        this.participants = participants;
    }

    void order(XmlOut xml, References references, Establishment establishment) throws IOException {
        String order = references.orderId();
        String accession = references.accessionNumber();
        if (order == null && accession == null) {
            return;
        }
        var types = new DataTypes(xml);
        xml.element("inFulfillmentOf", () -> xml.element("order", () -> {
            if (order != null) {
                types.id(establishment.oids().orderDomain(), order);
            } else {
                types.absent("id", "UNK");
            }
            if (accession != null) {
                xml.emptyOf(DataTypes.DICOM, "accessionNumber", "root", establishment.oids().accessionDomain(), "extension", accession);
            }
        }));
    }

    void act(XmlOut xml, CdaN1 content) throws IOException {
        var types = new DataTypes(xml);
        Act act = content.document().act();
        Establishment establishment = content.establishment();
        xml.element("documentationOf", () -> xml.element("serviceEvent", () -> {
            String study = content.document().references().studyInstanceUid();
            if (study != null) {
                types.id(study);
            }
            codes(xml, act.codes());
            types.interval(act.start(), act.end());
            participants.performer(xml, act.performer(), Structure.of(establishment, content.site()), establishment);
        }));
    }

    void versionReplaced(XmlOut xml, String parentUniqueId) throws IOException {
        xml.element("relatedDocument", () -> xml.element("parentDocument", () -> new DataTypes(xml).id(parentUniqueId)), "typeCode",
                "RPLC");
    }

    void stay(XmlOut xml, Stay stay, Establishment establishment, Structure structure) throws IOException {
        var types = new DataTypes(xml);
        xml.element("componentOf", () -> xml.element("encompassingEncounter", () -> {
            String number = stay.number();
            if (number != null) {
                types.id(establishment.stayDomain(), number);
            }
            String encounter = stay.encounter();
            if (encounter != null) {
                types.code("code", encounters.get(encounter));
            }
            types.interval(stay.admission(), stay.discharge());
            xml.element("location", () -> xml.element("healthCareFacility", () -> {
                types.id(Structure.AUTHORITY, structure.id());
                types.code("code", facilities.get(establishment.facilityType()));
            }));
        }));
    }

    /** The first code is the act, the others translate it: CCAM, modality, region (documents.md §3.6). */
    private static void codes(XmlOut xml, List<Code> codes) throws IOException {
        var types = new DataTypes(xml);
        if (codes.size() == 1) {
            types.code("code", codes.getFirst());
        } else if (!codes.isEmpty()) {
            Code act = codes.getFirst();
            xml.element("code", () -> {
                for (Code translation : codes.subList(1, codes.size())) {
                    types.code("translation", translation);
                }
            }, DataTypes.attributes(act));
        }
    }
}

package fr.passerelle.formats.cda.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.GivenCda.Reference;
import fr.passerelle.core.document.GivenCda.Reference.Kind;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.cda.read.Values.Asked;
import fr.passerelle.formats.cda.read.Values.Moment;

/** What was done, where and on whose order (documents.md §3.6, §3.7). */
final class CarePart {
    static final String IMAGING_REPORT = "18748-4";
    private static final String BIOLOGY_REPORT = "11502-2";
    private static final String DICOM = "urn:dicom-org:ps3-20";
    private static final ValueSet PRACTICE_SETTINGS = ValueSet.named("practice-settings");
    private static final ValueSet FACILITIES = ValueSet.named("facility-types");
    private static final ValueSet ENCOUNTERS = ValueSet.named("encounter-types");

    private final Establishment establishment;
    private final Findings findings;
    private final Values values;

    CarePart(Establishment establishment, Findings findings, Values values) {
        this.establishment = establishment;
        this.findings = findings;
        this.values = values;
    }

    /** The main act, as the domain and as XDS tell it. */
    record MainAct(Moment start, @Nullable Moment end, @Nullable Professional performer, String practiceSetting, List<Code> codes) {
        Act act(Professional otherwise) {
            return new Act(start.at(), end == null ? null : end.at(), Objects.requireNonNullElse(performer, otherwise), codes);
        }
    }

    /** Where the encounter took place. */
    record Encounter(Stay stay, String facility) {}

    @Nullable
    MainAct act(Element document) {
        Element event = document.at("documentationOf/serviceEvent");
        if (event == null) {
            findings.missing(document, "documentationOf/serviceEvent");
            return null;
        }
        Moment start = values.required(event, "effectiveTime/low", Asked.HOUR);
        Moment end = values.optional(event, "effectiveTime/high", Asked.HOUR);
        List<Element> performers = event.all("performer").stream().filter(p -> "PRF".equals(p.attribute("typeCode"))).toList();
        if (performers.size() != 1) {
            findings.fault(CdaRule.VALUE, event.path() + "/performer[@typeCode='PRF']", "exactement un");
            return null;
        }
        Element performer = performers.getFirst();
        String path = "assignedEntity/representedOrganization/standardIndustryClassCode";
        Element setting = performer.at(path);
        if (setting == null) {
            findings.missing(performer, path);
            return null;
        }
        Code practice = values.code(setting, PRACTICE_SETTINGS, "JDV_J04");
        return start == null || practice == null
                ? null
                : new MainAct(start, end, PeoplePart.quietly(performer.at("assignedEntity")), practice.code(), codes(document));
    }

    /** Codes of all the acts, the main one first, each followed by what translates it (documents.md §4.3, eventCodeList). */
    private static List<Code> codes(Element document) {
        var codes = new LinkedHashSet<Code>();
        for (Element of : document.all("documentationOf")) {
            Element code = of.at("serviceEvent/code");
            if (code != null) {
                add(codes, code);
                code.all("translation").forEach(translation -> add(codes, translation));
            }
        }
        return List.copyOf(codes);
    }

    private static void add(Set<Code> codes, Element element) {
        String code = element.attribute("code");
        String system = element.attribute("codeSystem");
        if (code != null && system != null) {
            codes.add(new Code(code, system, Objects.requireNonNullElse(element.attribute("displayName"), code)));
        }
    }

    @Nullable
    Encounter encounter(Element document) {
        Element encounter = document.at("componentOf/encompassingEncounter");
        if (encounter == null) {
            findings.missing(document, "componentOf/encompassingEncounter");
            return null;
        }
        if (encounter.at("effectiveTime") == null) {
            findings.missing(encounter, "effectiveTime");
        }
        Moment admission = values.optional(encounter, "effectiveTime/low", Asked.ANY);
        Moment discharge = values.optional(encounter, "effectiveTime/high", Asked.ANY);
        Element code = encounter.at("code");
        Code kind = code == null || code.isNull() ? null : values.code(code, ENCOUNTERS, "JDV_J142");
        Element facility = encounter.at("location/healthCareFacility/code");
        if (facility == null) {
            findings.missing(encounter, "location/healthCareFacility/code");
            return null;
        }
        Code place = values.code(facility, FACILITIES, "JDV_J02");
        var stay = new Stay(number(encounter), kind == null ? null : kind.code(), admission == null ? null : admission.at(),
                discharge == null ? null : discharge.at());
        return place == null ? null : new Encounter(stay, place.code());
    }

    /** The stay number of the hospital, else the first that is none of a person: some write that of the doctor there. */
    private @Nullable String number(Element encounter) {
        String first = null;
        for (Element id : encounter.all("id")) {
            String value = id.attribute("extension");
            if (value != null && establishment.stayDomain().equals(id.attribute("root"))) {
                return value;
            }
            first = first == null && !Author.AUTHORITY.equals(id.attribute("root")) ? value : first;
        }
        return first;
    }

    List<Reference> references(Element document, @Nullable String type) {
        var references = new ArrayList<Reference>();
        for (Element of : document.all("inFulfillmentOf")) {
            Element order = of.at("order");
            if (order != null) {
                order.all("id").forEach(id -> add(references, Kind.ORDER, id));
                order.all(DICOM, "accessionNumber").forEach(number -> add(references, Kind.ACCESSION, number));
            }
        }
        if (IMAGING_REPORT.equals(type)) {
            document.all("documentationOf").stream().map(of -> of.at("serviceEvent/id")).filter(Objects::nonNull)
                    .map(id -> id.attribute("root")).filter(Objects::nonNull).filter(Values::isOid)
                    .forEach(root -> references.add(new Reference(Kind.STUDY, root, null)));
        }
        if (BIOLOGY_REPORT.equals(type) && document.at("component/structuredBody") != null && find(references, Kind.ORDER) == null) {
            findings.fault(CdaRule.REQUIRED, document.path() + "/inFulfillmentOf/order/id");
        }
        return references;
    }

    private static void add(List<Reference> references, Kind kind, Element id) {
        String value = id.attribute("extension");
        String root = id.attribute("root");
        if (value != null && root != null) {
            references.add(new Reference(kind, value, root));
        }
    }

    /** The same as the rules look for them. */
    static References of(List<Reference> references) {
        return new References(find(references, Kind.ORDER), find(references, Kind.ACCESSION), find(references, Kind.STUDY));
    }

    private static @Nullable String find(List<Reference> references, Kind kind) {
        for (Reference reference : references) {
            if (reference.kind() == kind) {
                return reference.value();
            }
        }
        return null;
    }
}

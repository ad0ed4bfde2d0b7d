package fr.passerelle.formats.cda.read;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.GivenCda.Contributor;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;

/** Authors, legal authenticator and custodian (documents.md §3.4, §3.5). */
final class PeoplePart {
    private static final ValueSet SPECIALTIES = ValueSet.named("author-specialties");
    /** Documents of the patient are kept by the DMP itself. */
    private static final String DMP = "1.2.250.1.213.4.1";

    private final Findings findings;
    private final Values values;

    PeoplePart(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    List<Contributor> authors(Element document) {
        List<Element> all = document.all("author");
        if (all.isEmpty()) {
            findings.missing(document, "author");
        }
        var read = new ArrayList<Contributor>();
        for (Element author : all) {
            values.required(author, "time", Values.Asked.HOUR);
            Element assigned = author.at("assignedAuthor");
            if (assigned == null) {
                findings.missing(author, "assignedAuthor");
                continue;
            }
            Structure structure = structure(assigned);
            Author who = assigned.at("assignedAuthoringDevice") == null ? professional(assigned) : system(assigned);
            if (who != null && structure != null) {
                read.add(new Contributor(who, structure, author.attribute("functionCode", "displayName")));
            }
        }
        return read;
    }

    /**
     * Who answers for the document: a professional. The structure is not asked for, nor the profession where an author's stands for it: the
     * metadata have neither, and published examples lack them.
     */
    @Nullable
    Professional responsible(Element document, List<Contributor> authors) {
        Element assigned = document.at("legalAuthenticator/assignedEntity");
        if (assigned == null) {
            findings.missing(document, "legalAuthenticator/assignedEntity");
            return null;
        }
        if (!"S".equals(document.attribute("legalAuthenticator/signatureCode", "code"))) {
            findings.fault(CdaRule.VALUE, document.path() + "/legalAuthenticator/signatureCode/@code", "S");
        }
        if (assigned.at("representedOrganization") == null) {
            findings.note(CdaRule.RESPONSIBLE, assigned.path() + "/representedOrganization");
        }
        String other = assigned.at("code") == null ? specialty(authors) : null;
        if (other == null) {
            return professional(assigned);
        }
        findings.note(CdaRule.RESPONSIBLE, assigned.path() + "/code");
        named(assigned);
        return quietly(assigned, other);
    }

    private static @Nullable String specialty(List<Contributor> authors) {
        for (Contributor author : authors) {
            if (author.author() instanceof Professional professional) {
                return professional.specialty();
            }
        }
        return null;
    }

    void custodian(Element document) {
        String path = "custodian/assignedCustodian/representedCustodianOrganization";
        Element keeper = document.at(path);
        if (keeper == null) {
            findings.missing(document, path);
            return;
        }
        boolean known = keeper.all("id").stream().anyMatch(id -> DMP.equals(id.attribute("root"))
                || (Structure.AUTHORITY.equals(id.attribute("root")) && id.attribute("extension") != null));
        if (!known) {
            findings.fault(CdaRule.STRUCTURE_ID, keeper.path());
        }
    }

    /** A professional, quietly: nothing is told of what is missing. */
    static @Nullable Professional quietly(@Nullable Element assigned) {
        String specialty = assigned == null ? null : assigned.attribute("code", "code");
        return assigned == null || specialty == null ? null : quietly(assigned, specialty);
    }

    private static @Nullable Professional quietly(Element assigned, String specialty) {
        Element name = assigned.at("assignedPerson/name");
        String id = id(assigned);
        String family = name == null ? null : text(name, "family");
        String given = name == null ? null : text(name, "given");
        return name == null || id == null || family == null || given == null
                ? null
                : new Professional(id, family, given, text(name, "prefix"), text(name, "suffix"), specialty);
    }

    private @Nullable Professional professional(Element assigned) {
        boolean patient = assigned.all("id").stream().map(id -> String.valueOf(id.attribute("root")))
                .anyMatch(root -> root.startsWith("1.2.250.1.213.1.4."));
        if (patient) {
            findings.fault(CdaRule.AUTHOR_KIND, assigned.path());
            return null;
        }
        named(assigned);
        return specialty(assigned) == null ? null : quietly(assigned);
    }

    /** The DMP refuses an acting person without either name (documents.md §3.5). */
    private void named(Element assigned) {
        identified(assigned);
        Element name = assigned.at("assignedPerson/name");
        if (name == null || text(name, "family") == null) {
            findings.missing(assigned, "assignedPerson/name/family");
        }
        if (name != null && text(name, "given") == null) {
            findings.missing(assigned, "assignedPerson/name/given");
        }
    }

    private @Nullable AuthoringSystem system(Element assigned) {
        String id = identified(assigned);
        Element device = assigned.at("assignedAuthoringDevice");
        String model = device == null ? null : text(device, "manufacturerModelName");
        String software = device == null ? null : text(device, "softwareName");
        if (model == null) {
            findings.missing(assigned, "assignedAuthoringDevice/manufacturerModelName");
        }
        if (software == null) {
            findings.missing(assigned, "assignedAuthoringDevice/softwareName");
        }
        Code kind = specialty(assigned);
        return id == null || model == null || software == null || kind == null
                ? null
                : new AuthoringSystem(id, model, software, kind.code());
    }

    private @Nullable Code specialty(Element assigned) {
        Element code = assigned.at("code");
        if (code == null) {
            findings.missing(assigned, "code");
            return null;
        }
        return values.code(code, SPECIALTIES, "JDV_J01");
    }

    private @Nullable String identified(Element assigned) {
        String id = id(assigned);
        if (id == null) {
            findings.fault(CdaRule.PERSON_ID, assigned.path());
        }
        return id;
    }

    /** The first of the national authority: a billing number may stand beside it (documents.md §2.4). */
    private static @Nullable String id(Element assigned) {
        for (Element id : assigned.all("id")) {
            if (Author.AUTHORITY.equals(id.attribute("root"))) {
                return id.attribute("extension");
            }
        }
        return null;
    }

    private @Nullable Structure structure(Element assigned) {
        Element organization = assigned.at("representedOrganization");
        if (organization == null) {
            findings.missing(assigned, "representedOrganization");
            return null;
        }
        String name = text(organization, "name");
        if (name == null) {
            findings.missing(organization, "name");
        }
        for (Element id : organization.all("id")) {
            String value = id.attribute("extension");
            if (Structure.AUTHORITY.equals(id.attribute("root")) && value != null) {
                return name == null ? null : new Structure(value, name);
            }
        }
        findings.fault(CdaRule.STRUCTURE_ID, organization.path());
        return null;
    }

    private static @Nullable String text(Element parent, String child) {
        Element found = parent.at(child);
        return found == null ? null : found.text();
    }
}

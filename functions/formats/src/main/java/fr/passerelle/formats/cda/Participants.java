package fr.passerelle.formats.cda;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.formats.xml.XmlOut;

/** Author, custodian, legal authenticator and performer (documents.md §3.4-3.6). */
final class Participants {
    private static final int MOST_ADDRESS_LINES = 7;

    private final ValueSet specialties = ValueSet.named("author-specialties");
    private final ValueSet practiceSettings = ValueSet.named("practice-settings");

    void author(XmlOut xml, Author author, OffsetDateTime time, Structure structure) throws IOException {
        var types = new DataTypes(xml);
        xml.element("author", () -> {
            types.time("time", time);
            xml.element("assignedAuthor", () -> {
                types.id(Author.AUTHORITY, author.id());
                types.code("code", specialty(author));
                types.addressAndTelecomNotAsked();
                switch (author) {
                    case Professional person -> person(xml, person);
                    case AuthoringSystem system -> xml.element("assignedAuthoringDevice", () -> {
                        xml.text("manufacturerModelName", system.manufacturerModel());
                        xml.text("softwareName", system.software());
                    });
                }
                xml.element("representedOrganization", () -> organization(xml, structure));
            });
        });
    }

    /** The hospital keeps its documents, whatever the site (documents.md §3.5): id, name, telecom, addr in that order. */
    void custodian(XmlOut xml, Establishment establishment) throws IOException {
        xml.element("custodian",
                () -> xml.element("assignedCustodian", () -> xml.element("representedCustodianOrganization", () -> {
                    organization(xml, Structure.of(establishment));
                    telecom(xml, establishment.phone());
                    address(xml, establishment.address());
                })));
    }

    void legalAuthenticator(XmlOut xml, Professional person, OffsetDateTime time, Structure structure) throws IOException {
        var types = new DataTypes(xml);
        xml.element("legalAuthenticator", () -> {
            types.time("time", time);
            xml.empty("signatureCode", "code", "S");
            xml.element("assignedEntity", () -> {
                assigned(xml, person);
                xml.element("representedOrganization", () -> organization(xml, structure));
            });
        });
    }

    void performer(XmlOut xml, Professional person, Structure structure, Establishment establishment) throws IOException {
        Code setting = practiceSettings.get(establishment.practiceSetting());
        xml.element("performer", () -> xml.element("assignedEntity", () -> {
            assigned(xml, person);
            xml.element("representedOrganization", () -> {
                organization(xml, structure);
                new DataTypes(xml).code("standardIndustryClassCode", setting);
            });
        }), "typeCode", "PRF");
    }

    private void assigned(XmlOut xml, Professional person) throws IOException {
        var types = new DataTypes(xml);
        types.id(Author.AUTHORITY, person.id());
        types.code("code", specialty(person));
        types.addressAndTelecomNotAsked();
        person(xml, person);
    }

    private Code specialty(Author author) {
        return specialties.get(switch (author) {
            case Professional person -> person.specialty();
            case AuthoringSystem system -> system.kind();
        });
    }

    /** Prefix and suffix are codes of JDV_J245 and JDV_J246, not the words people write (documents.md §3.4). */
    private static void person(XmlOut xml, Professional person) throws IOException {
        xml.element("assignedPerson", () -> xml.element("name", () -> {
            String civility = person.civility();
            if (civility != null) {
                xml.text("prefix", civility);
            }
            xml.text("given", person.givenName());
            xml.text("family", person.familyName());
            String title = person.title();
            if (title != null) {
                xml.text("suffix", title);
            }
        }));
    }

    private static void organization(XmlOut xml, Structure structure) throws IOException {
        new DataTypes(xml).id(Structure.AUTHORITY, structure.id());
        xml.text("name", structure.name());
    }

    /** A {@code tel:} URL holds no space (documents.md §3.8). */
    private static void telecom(XmlOut xml, String phone) throws IOException {
        String digits = phone.replaceAll("[^0-9+]", "");
        if (digits.isEmpty()) {
            new DataTypes(xml).absent("telecom", "NASK");
        } else {
            xml.empty("telecom", "use", "WP", "value", "tel:" + digits);
        }
    }

    private static void address(XmlOut xml, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            new DataTypes(xml).absent("addr", "NASK");
            return;
        }
        xml.element("addr", () -> {
            for (String line : lines.subList(0, Math.min(lines.size(), MOST_ADDRESS_LINES))) {
                xml.text("streetAddressLine", line);
            }
        }, "use", "WP");
    }
}

package fr.passerelle.formats.xds;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;

/** The HL7 v2 data types that XDS metadata borrow, with the French rules (documents.md §4.4). */
final class Hl7 {
    private static final String ISO = "&ISO";

    private Hl7() {
    }

    /** CX: identifier, authority, type. */
    static String cx(String id, String authority, String type) {
        return escape(id) + "^^^&" + authority + ISO + "^" + type;
    }

    static String xcn(Author author, XdsOptions options) {
        return switch (author) {
            case Professional person -> xcn(person.id(), person.familyName(), person.givenName(), "D", idType(person, options));
            case AuthoringSystem system -> xcn(system.id(), system.software(), system.manufacturerModel(), "U", "RI");
        };
    }

    /** XON: name, authority and identifier of a structure. */
    static String xon(Structure structure) {
        return escape(structure.name()) + "^^^^^&" + Structure.AUTHORITY + ISO + "^IDNST^^^" + escape(structure.id());
    }

    /** Three components, code first, and not an HL7 CE. */
    static String specialty(Code code) {
        return escape(code.code()) + "^" + escape(code.label()) + "^" + code.system();
    }

    /** Escapes the separators inside a component (HL7 v2.5 §2.7): names of structures do hold an ampersand. */
    static String escape(String component) {
        var escaped = new StringBuilder(component.length());
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\E\\");
                case '^' -> escaped.append("\\S\\");
                case '&' -> escaped.append("\\T\\");
                case '~' -> escaped.append("\\R\\");
                case '|' -> escaped.append("\\F\\");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String xcn(String id, String family, String given, String nameType, String idType) {
        return escape(id) + "^" + escape(family) + "^" + escape(given) + "^^^^^^&" + Author.AUTHORITY + ISO + "^" + nameType + "^^^"
                + idType;
    }

    private static String idType(Professional person, XdsOptions options) {
        return person.id().indexOf('/') >= 0 ? options.internalIdType() : "IDNPS";
    }
}

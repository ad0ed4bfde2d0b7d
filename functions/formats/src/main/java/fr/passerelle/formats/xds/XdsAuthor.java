package fr.passerelle.formats.xds;

import java.util.List;

/**
 * The author attribute of a lot or of an entry; its members are the sub-attributes, already in their HL7 v2 form (documents.md §4.4).
 *
 * @param person XCN
 * @param institutions XON each
 * @param roles plain labels
 * @param specialties {@code code^label^system} each
 */
public record XdsAuthor(String person, List<String> institutions, List<String> roles, List<String> specialties) {
    public XdsAuthor {
        institutions = List.copyOf(institutions);
        roles = List.copyOf(roles);
        specialties = List.copyOf(specialties);
    }
}

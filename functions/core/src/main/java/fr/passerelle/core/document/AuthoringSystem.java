package fr.passerelle.core.document;

/**
 * A system of the structure that made the document.
 *
 * @param id prefix and structure id, a slash, internal id of the device: {@code 3<FINESS>/<device>}
 * @param kind code of JDV_J01, {@code DISPOSITIF} or {@code AUTOMATE}
 */
public record AuthoringSystem(String id, String manufacturerModel, String software, String kind) implements Author {}

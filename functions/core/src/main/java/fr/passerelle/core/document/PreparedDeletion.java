package fr.passerelle.core.document;

/**
 * A deletion made ready.
 *
 * @param chain root of the chain it belongs to
 */
public record PreparedDeletion(Deletion source, String chain) {}

package fr.passerelle.core.chain;

/**
 * Names a chain.
 *
 * @param establishment FINESS EJ
 * @param root local key of the document its first version was dropped under
 */
public record ChainKey(String establishment, String root) {}

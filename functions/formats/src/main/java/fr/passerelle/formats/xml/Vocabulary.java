package fr.passerelle.formats.xml;

/**
 * A namespace and the prefix it is written with.
 *
 * @param prefix empty for the default namespace
 */
public record Vocabulary(String prefix, String namespace) {}

package fr.passerelle.documentintake;

/**
 * What a message is known by: nothing is done twice under it.
 *
 * @param name MSH-3, MSH-4 and MSH-10
 * @param shown MSH-10 alone, as people know it
 * @param digest SHA-256 of the message
 */
record ControlId(String name, String shown, String digest) {}

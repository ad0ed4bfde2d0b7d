package fr.passerelle.core.document;

/**
 * A version of a document, as the hospital names it.
 *
 * @param document local key of the document
 * @param number 1 for the first
 */
public record Version(String document, int number) {
    /** Words of people and name of the claim: {@code CR-12#2}. */
    @Override
    public String toString() {
        return document + "#" + number;
    }
}

package fr.passerelle.hl7.document;

import org.jspecify.annotations.Nullable;

/**
 * A PRT: a sender, a recipient or the mailbox of answers (messages.md §2.6). Texts are empty when absent.
 *
 * @param place ERR-2 of the segment's PRT-15
 * @param person PS_IdNat or matricule of PRT-5
 * @param familyName PRT-5.2
 * @param givenName PRT-5.3
 * @param personType PRT-5.13
 * @param structure national form of PRT-8.10, absent when it has none
 * @param address PRT-15.4
 */
public record Participant(String place, String person, String familyName, String givenName, String personType, @Nullable String structure,
        String address) {
    @Override
    public String toString() {
        return "Participant[" + place + "]";
    }
}

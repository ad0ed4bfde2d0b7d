package fr.passerelle.mailbox;

import java.text.Normalizer;
import java.util.Locale;

import fr.passerelle.core.establishment.Establishment;

/** Units whose very name reveals care (messages.md §6.5): compared without case, accents nor punctuation. */
final class SensitiveUnits {
    private SensitiveUnits() {
    }

    static boolean hold(Establishment establishment, String unit) {
        return establishment.sensitiveUnits().stream().anyMatch(s -> plain(s).equals(plain(unit)));
    }

    private static String plain(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replaceAll("[^A-Za-z0-9]+", " ").strip()
                .toLowerCase(Locale.ROOT);
    }
}

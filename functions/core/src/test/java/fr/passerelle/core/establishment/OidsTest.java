package fr.passerelle.core.establishment;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OidsTest {
    private static final String ROOT = "1.2.250.1.999.1.1.9002";
    private static final Oids OIDS = new Oids(ROOT);
    private static final String LONGEST_ROOT = "1.2.250.1." + "1234567890.1234567890.12345678";

    @Test
    void each_kind_of_id_has_its_own_arc() {
        assertThat(OIDS.document("1", "a", 1)).startsWith(ROOT + ".3.");
        assertThat(OIDS.set("1", "a")).startsWith(ROOT + ".4.");
        assertThat(OIDS.lot("a")).startsWith(ROOT + ".5.");
        assertThat(OIDS.signature("a")).startsWith(ROOT + ".6.");
        assertThat(OIDS.orderDomain()).isEqualTo(ROOT + ".7");
        assertThat(OIDS.accessionDomain()).isEqualTo(ROOT + ".8");
    }

    @Property
    void an_id_is_the_same_at_each_run_legal_and_short_enough(@ForAll String establishment, @ForAll String key,
            @ForAll @IntRange(min = 1, max = 999) int version) {
        var longest = new Oids(LONGEST_ROOT);
        for (String id : List.of(longest.document(establishment, key, version), longest.set(establishment, key), longest.lot(key),
                longest.signature(key))) {
            assertThat(id).hasSizeLessThanOrEqualTo(64).matches("[0-2](\\.(0|[1-9][0-9]*))+");
        }
        assertThat(OIDS.document(establishment, key, version)).isEqualTo(new Oids(ROOT).document(establishment, key, version));
    }

    @Property
    void each_version_has_its_own_document_id(@ForAll String key, @ForAll @IntRange(min = 1, max = 998) int version) {
        assertThat(OIDS.document("1", key, version)).isNotEqualTo(OIDS.document("1", key, version + 1))
                .isNotEqualTo(OIDS.document("2", key, version));
    }
}

package fr.passerelle.core.establishment;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StructureTest {
    private static final Establishment ESTABLISHMENT = new Establishment("120459876", "CH", List.of(new Site("120459884", "NORD")),
            "378435954900010", "1.2", "1.2.1", "1.2.2", ZoneOffset.UTC, "SA01", "ETABLISSEMENT", List.of(), "",
            new Mailbox("a@b.fr", "CH", "c@b.fr"), Map.of(), List.of(), InformationPolicy.HOLD, false);

    @Test
    void without_site_it_is_the_legal_entity_under_the_identifier_of_its_certificate() {
        assertThat(Structure.of(ESTABLISHMENT, null)).isEqualTo(Structure.of(ESTABLISHMENT))
                .isEqualTo(new Structure("378435954900010", "CH"));
    }

    @Test
    void a_site_is_known_by_the_prefix_of_FINESS() {
        assertThat(Structure.of(ESTABLISHMENT, "120459884")).isEqualTo(new Structure("1120459884", "NORD"));
    }

    @Test
    void a_site_of_somebody_else_is_refused() {
        assertThatThrownBy(() -> Structure.of(ESTABLISHMENT, "990000001")).isInstanceOf(IllegalArgumentException.class);
    }
}

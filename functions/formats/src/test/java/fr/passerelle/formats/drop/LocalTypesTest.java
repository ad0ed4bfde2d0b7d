package fr.passerelle.formats.drop;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;

import static org.assertj.core.api.Assertions.assertThat;

/** Types that the software of a hospital has codes of its own for. */
class LocalTypesTest {
    private static final String LETTER = "11490-0";

    @Test
    void aLocalTypeIsReadAsTheNationalOneOfTheTable() {
        DropReading reading = read("LETTRE", Map.of("LETTRE", LETTER));

        assertThat(reading.faults()).isEmpty();
        assertThat(Objects.requireNonNull(reading.drop()).documents().getFirst().type()).isEqualTo(LETTER);
    }

    @Test
    void aLocalTypeThatTheTableLacksIsRefusedByItsName() {
        assertThat(read("AUTRE", Map.of("LETTRE", LETTER)).faults())
                .containsExactly(Reason.at("/documents/0/type", "TYPE_UNMAPPED", "AUTRE", "JDV_J07"));
        assertThat(read("AUTRE", null).faults()).containsExactly(Reason.at("/documents/0/type", "CODE_UNKNOWN", "AUTRE", "JDV_J07"));
    }

    private static DropReading read(String type, @Nullable Map<String, String> table) {
        String json = new String(DropExamples.read("lettre-de-liaison"), StandardCharsets.UTF_8);
        assertThat(json).contains(LETTER);
        DropContext context = DropExamples.context();
        return new DropReader().read(json.replace(LETTER, type).getBytes(StandardCharsets.UTF_8),
                new DropContext(with(context.establishment(), table), context.environment(), context.receivedAt(), context.mailDomains(),
                        context.digests()));
    }

    private static Establishment with(Establishment e, @Nullable Map<String, String> table) {
        return new Establishment(e.finess(), e.name(), e.sites(), e.structureId(), e.oidRoot(), e.ippDomain(), e.stayDomain(), e.zone(),
                e.facilityType(), e.practiceSetting(), e.address(), e.phone(), e.mailbox(), e.classOfUnmappedTypes(), e.sensitiveUnits(),
                e.informationNotCollected(), e.professionalMailWithoutIns(), e.cda(), e.hl7(), table);
    }
}

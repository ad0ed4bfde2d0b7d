package fr.passerelle.hl7.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.drop.MailDomains;
import fr.passerelle.hl7.Condition;
import fr.passerelle.hl7.Hl7Reader;

import static org.assertj.core.api.Assertions.assertThat;

/** Types that the sending software has codes of its own for: OBX-3, OBR-4 and TXA-2, never the code of the CDA. */
class LocalTypesTest {
    private static final String SAMPLE = "01_mdm_t02_dmp_only.er7";

    @Test
    void aLocalTypeAgreesWithTheNationalOneOfTheCda() {
        assertThat(read("CR-CONSULT", Map.of("CR-CONSULT", national())).faults()).isEmpty();
    }

    @Test
    void aLocalTypeThatTheTableLacksIsATableValue() {
        DocumentReading reading = read("CR-CONSULT", Map.of("AUTRE", national()));

        assertThat(reading.faults()).contains(Reason.at("OBX^1^3", "TYPE_UNMAPPED", "CR-CONSULT", "JDV_J07"));
        assertThat(Condition.of(reading.faults().getFirst()).code()).isEqualTo(103);
    }

    private static String national() {
        return Reading.message(Reading.of(SAMPLE)).document().header().code();
    }

    private static DocumentReading read(String local, Map<String, String> table) {
        Edited edited = Edited.sample(SAMPLE).with("|" + national() + "^", "|" + local + "^");
        Establishment e = Reading.ESTABLISHMENT;
        var hospital = new Establishment(e.finess(), e.name(), e.sites(), e.structureId(), e.oidRoot(), e.ippDomain(), e.stayDomain(),
                e.zone(), e.facilityType(), e.practiceSetting(), e.address(), e.phone(), e.mailbox(), e.classOfUnmappedTypes(),
                e.sensitiveUnits(), e.informationNotCollected(), e.professionalMailWithoutIns(), e.cda(), e.hl7(), table);
        var context = new DocumentContext(hospital, Environment.TEST, LocalDate.of(2026, 3, 15),
                MailDomains.of("mssante.fr", "patient.mssante.fr"), "", Hl7Sender.USUAL);
        return new DocumentMessageReader().read(Objects.requireNonNull(new Hl7Reader().read(edited.bytes()).message()), context);
    }
}

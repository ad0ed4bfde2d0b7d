package fr.passerelle.dmp;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmissionSet;
import fr.passerelle.formats.xds.SubmitObjectsRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CoherenceTest {
    private static final SubmitObjectsRequest LOT = new Lots().forDmp(Samples.lot(), Samples.NOW);
    private static final Establishment HOSPITAL = Samples.lot().content().establishment();
    private static final Ins PATIENT = Samples.lot().content().patient().requiredIns();
    private static final Ins OTHER = new Ins("277076322082910", InsAuthority.NIR_TEST);

    @Test
    void aLotOfTheStructureAndThePatientPasses() {
        assertThatCode(() -> Coherence.lot(LOT, HOSPITAL, PATIENT)).doesNotThrowAnyException();
        assertThatCode(() -> Coherence.patient(PATIENT, Environment.TEST)).doesNotThrowAnyException();
    }

    @Test
    void theStructureThatCallsMustBeAnAuthorOfTheLotAndBothAreNamed() {
        var other = new Establishment(HOSPITAL.finess(), HOSPITAL.name(), HOSPITAL.sites(), "1750000001", HOSPITAL.oidRoot(),
                HOSPITAL.ippDomain(), HOSPITAL.stayDomain(), HOSPITAL.zone(), HOSPITAL.facilityType(), HOSPITAL.practiceSetting(),
                HOSPITAL.address(), HOSPITAL.phone(), HOSPITAL.mailbox(), HOSPITAL.classOfUnmappedTypes(), HOSPITAL.sensitiveUnits(),
                HOSPITAL.informationNotCollected(), false);
        SoapAnswer.Withheld withheld = withheld(() -> Coherence.lot(LOT, other, PATIENT));
        assertThat(withheld).isEqualTo(new SoapAnswer.Withheld(Kind.CONFIG, Health.REFUSED,
                Reason.of("DMP_INCOHERENT", "Identifiant_Structure", "1750000001", "authorInstitution du lot", "1750999997")));
    }

    @Test
    void thePatientOfTheLotIsTheOneOfTheAssertionAndIsNotNamed() {
        SoapAnswer.Withheld withheld = withheld(() -> Coherence.lot(LOT, HOSPITAL, OTHER));
        assertThat(withheld.reason().arguments()).contains("resource-id du VIHF", "patientId de SubmissionSet01");
        assertThat(withheld.toString()).doesNotContain(PATIENT.value(), OTHER.value());
    }

    @Test
    void thePatientOfEachEntryIsTheOneOfTheAssertion() {
        SubmissionSet set = LOT.submissionSet();
        var mixed = new SubmitObjectsRequest(new SubmissionSet(set.id(), set.author(), set.comments(), set.contentType(), OTHER.cx(),
                set.sourceId(), set.submissionTime(), set.title(), set.uniqueId()), LOT.documents(), List.of());
        assertThat(withheld(() -> Coherence.lot(mixed, HOSPITAL, OTHER)).reason().arguments()).contains("patientId de Document01");
    }

    private static SoapAnswer.Withheld withheld(ThrowingCallable check) {
        return catchThrowableOfType(WithheldException.class, check).answer();
    }
}

package fr.passerelle.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.KnownIdentity.Merged;
import fr.passerelle.core.identity.KnownIdentity.Withdrawn;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.rule.EffectiveIdentity.Held;
import fr.passerelle.core.rule.EffectiveIdentity.Unqualified;
import fr.passerelle.core.rule.EffectiveIdentity.Usable;
import fr.passerelle.core.rule.PatientRecords;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read under the keys of a patient. */
class PatientRecordsTest {
    private static final String FINESS = "750100125";
    private static final Instant NOW = Instant.parse("2026-03-15T09:00:00Z");
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);

    private final FixedPatientKeys keys = new FixedPatientKeys();
    private final InMemoryIdentityStore identities = new InMemoryIdentityStore();
    private final PatientRecords records = new PatientRecords(identities, keys);

    private static Patient patient(@Nullable Ins ins, @Nullable String ipp, String name) {
        return new Patient(ins, ins == null ? IdentityStatus.PROVISOIRE : IdentityStatus.QUALIFIEE, ipp, name, null, "ANNE", "ANNE", null,
                LocalDate.of(1979, 3, 24), Sex.F, "51215");
    }

    private void said(String ipp, KnownIdentity identity) {
        identities.record(FINESS, keys.ofIpp(FINESS, ipp), identity);
    }

    private void said(Ins ins, KnownIdentity identity) {
        identities.record(FINESS, keys.key(FINESS, ins), identity);
    }

    private static Known known(@Nullable Ins ins, @Nullable String ipp, String name) {
        return new Known(patient(ins, ipp, name), List.of(), NOW);
    }

    private static Held held(String code, String... arguments) {
        return new Held(Reason.at("/patient", code, arguments));
    }

    @Test
    void aPatientTheFeedNeverSpokeOfIsAsDropped() {
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isInstanceOf(Usable.class);
        assertThat(records.effective(FINESS, patient(null, null, "UN")))
                .isEqualTo(new Unqualified(patient(null, null, "UN"), Reason.at("/patient", "INS_NOT_QUALIFIED")));
    }

    @Test
    void anotherEstablishmentIsNotHeard() {
        said("IPP-1", new Withdrawn(NOW));
        assertThat(records.of("690781810", patient(INS, "IPP-1", "UN"))).isEmpty();
    }

    @Test
    void theMatriculeLeadsToTheIdentifierThatBearsIt() {
        said(INS, known(INS, "IPP-1", "UN"));
        said("IPP-1", known(null, "IPP-1", "UN"));
        assertThat(records.effective(FINESS, patient(INS, null, "UN"))).as("demoted since").isEqualTo(held("INS_WITHDRAWN"));

        said("IPP-1", new Known(patient(INS, "IPP-1", "UN"), List.of(), NOW.plusSeconds(1)));
        assertThat(records.effective(FINESS, patient(INS, null, "UN"))).isInstanceOf(Usable.class);
    }

    @Test
    void aMatriculeTwoPatientsBearServesNeither() {
        said("IPP-1", known(INS, "IPP-1", "UN"));
        said("IPP-2", known(INS, "IPP-2", "DEUX"));
        said(INS, known(INS, "IPP-2", "DEUX"));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isEqualTo(held("IDENTITY_DIFFERS", "nom de naissance"));

        said("IPP-2", new Withdrawn(NOW.plusSeconds(1)));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).as("taken away from the one who had it by error")
                .isInstanceOf(Usable.class);
    }

    @Test
    void aWithdrawnMatriculeAloneWaits() {
        said(INS, new Withdrawn(NOW));
        assertThat(records.effective(FINESS, patient(INS, null, "UN"))).isEqualTo(held("INS_WITHDRAWN"));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isEqualTo(held("INS_WITHDRAWN"));
    }

    @Test
    void aMergedIdentityIsTheOneItLivesOnUnder() {
        said("IPP-1", new Merged("IPP-2", NOW));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isEqualTo(held("IDENTITY_MERGED"));

        said("IPP-2", new Merged("IPP-3", NOW));
        said("IPP-3", known(INS, "IPP-3", "UN"));
        assertThat(records.effective(FINESS, patient(null, "IPP-1", "UN"))).isEqualTo(new Usable(patient(INS, "IPP-1", "UN")));
    }

    @Test
    void aFormerMatriculeIsJudgedUnderThePresentOneWhenTheTraitsAgree() {
        var present = new Ins("277076322082910", InsAuthority.NIR_TEST);
        said(INS, new Merged("IPP-1", NOW));
        said("IPP-1", known(present, "IPP-1", "UN"));
        said("IPP-2", known(present, "IPP-2", "UN"));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isEqualTo(new Usable(patient(present, "IPP-1", "UN")));
        assertThat(records.effective(FINESS, patient(INS, null, "UN"))).isEqualTo(new Usable(patient(present, "IPP-1", "UN")));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "DEUX"))).isEqualTo(held("IDENTITY_DIFFERS", "nom de naissance"));
        assertThat(records.effective(FINESS, patient(INS, "IPP-2", "UN"))).as("the former matricule of somebody else")
                .isEqualTo(held("INS_DIFFERS"));
    }

    @Test
    void linkedKeysAreFollowedToTheEndAndOnce() {
        identities.link(keys.ofIpp(FINESS, "IPP-1"), keys.ofIpp(FINESS, "IPP-2"));
        identities.link(keys.ofIpp(FINESS, "IPP-2"), keys.ofIpp(FINESS, "IPP-1"));
        identities.link(keys.ofIpp(FINESS, "IPP-2"), keys.key(FINESS, INS));
        assertThat(records.keys(FINESS, patient(null, "IPP-1", "UN"))).containsExactly(keys.ofIpp(FINESS, "IPP-1"),
                keys.ofIpp(FINESS, "IPP-2"), keys.key(FINESS, INS));
    }

    @Test
    void mergesInALoopWait() {
        said("IPP-1", new Merged("IPP-2", NOW));
        said("IPP-2", new Merged("IPP-1", NOW));
        assertThat(records.effective(FINESS, patient(INS, "IPP-1", "UN"))).isEqualTo(held("IDENTITY_MERGED"));
    }
}

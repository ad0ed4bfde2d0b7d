package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.rule.EffectiveIdentity.Held;
import fr.passerelle.core.rule.EffectiveIdentity.Unqualified;
import fr.passerelle.core.rule.EffectiveIdentity.Usable;

import static org.assertj.core.api.Assertions.assertThat;

class IdentitiesTest {
    private static final Instant NOW = Instant.parse("2026-03-15T09:00:00Z");
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);
    private static final Ins OTHER = new Ins("277076322082910", InsAuthority.NIR_TEST);

    private static Patient patient(@Nullable Ins ins, IdentityStatus status) {
        return new Patient(ins, status, "IPP-1", "PAT-TROIS", "DURAND", "DOMINIQUE MARIE", "DOMINIQUE", null, LocalDate.of(1979, 3, 24),
                Sex.F, "51215");
    }

    private static Patient named(String name, String first, LocalDate birth, Sex sex) {
        return new Patient(INS, IdentityStatus.QUALIFIEE, "IPP-1", name, null, first, first, null, birth, sex, "51215");
    }

    private static String code(EffectiveIdentity identity) {
        return switch (identity) {
            case Usable _ -> "USABLE";
            case Unqualified(Patient patient, Reason reason) -> {
                assertThat(patient.qualified()).as("nothing made for it may look qualified").isFalse();
                yield reason.code();
            }
            case Held(Reason reason) -> reason.code();
        };
    }

    private static @Nullable Ins ins(String word) {
        return switch (word) {
            case "none" -> null;
            case "same" -> INS;
            default -> OTHER;
        };
    }

    /** Every status of the drop, with and without matricule, without any feed. */
    @ParameterizedTest
    @CsvSource({"PROVISOIRE,none,INS_NOT_QUALIFIED", "PROVISOIRE,same,INS_NOT_QUALIFIED", "RECUPEREE,none,INS_NOT_QUALIFIED",
            "RECUPEREE,same,INS_NOT_QUALIFIED", "VALIDEE,none,INS_NOT_QUALIFIED", "VALIDEE,same,INS_NOT_QUALIFIED",
            "QUALIFIEE,none,INS_NOT_QUALIFIED", "QUALIFIEE,same,USABLE"})
    void withoutFeedTheDropIsBelieved(IdentityStatus status, String ins, String expected) {
        assertThat(code(Identities.effective(patient(ins(ins), status), Optional.empty()))).isEqualTo(expected);
    }

    @Test
    void theBirthPlaceIsOneOfTheTraitsWhereBothKnowIt() {
        var fed = new Known(patient(INS, IdentityStatus.QUALIFIEE), List.of(), NOW);
        assertThat(Identities.effective(born("99350"), Optional.of(fed)))
                .isEqualTo(new Held(Reason.at("/patient", "IDENTITY_DIFFERS", "lieu de naissance")));
        assertThat(Identities.effective(born(null), Optional.of(fed))).isInstanceOf(Usable.class);
    }

    private static Patient born(@Nullable String place) {
        return new Patient(INS, IdentityStatus.QUALIFIEE, "IPP-1", "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE", null,
                LocalDate.of(1979, 3, 24), Sex.F, place);
    }

    /** Every status of the drop against every status of the feed, each with every matricule it may have. */
    @Test
    void againstTheFeedTheMoreRestrictiveWins() {
        for (IdentityStatus dropped : IdentityStatus.values()) {
            for (String droppedIns : List.of("none", "same", "other")) {
                for (IdentityStatus fed : IdentityStatus.values()) {
                    for (String fedIns : List.of("none", "same")) {
                        String expected = droppedIns.equals("other") && fedIns.equals("same")
                                ? "INS_DIFFERS"
                                : fed == IdentityStatus.QUALIFIEE && fedIns.equals("same") ? "USABLE" : "IDENTITY_FEED_NOT_QUALIFIED";
                        var known = new Known(patient(ins(fedIns), fed), List.of(), NOW);
                        assertThat(code(Identities.effective(patient(ins(droppedIns), dropped), Optional.of(known))))
                                .as("%s %s against %s %s", dropped, droppedIns, fed, fedIns).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PAT-TROIS,DOMINIQUE,1979-03-24,F,''", "pat trois,Dominiquè,1979-03-24,F,''", "PAT-TROIS,DOMINIQUE,1979-03-24,U,''",
            "PAT-QUATRE,DOMINIQUE,1979-03-24,F,nom de naissance", "PAT-TROIS,DOMINO,1979-03-24,F,premier prénom de naissance",
            "PAT-TROIS,DOMINIQUE,1979-03-25,F,date de naissance", "PAT-TROIS,DOMINIQUE,1979-03-24,M,sexe",
            "X,Y,1980-01-01,M,'nom de naissance, premier prénom de naissance, date de naissance, sexe'"})
    void traitsThatContradictTheFeedAreNamedAndNeverTold(String name, String first, LocalDate birth, Sex sex, String labels) {
        var known = new Known(patient(INS, IdentityStatus.QUALIFIEE), List.of(), NOW);

        EffectiveIdentity identity = Identities.effective(named(name, first, birth, sex), Optional.of(known));

        if (labels.isEmpty()) {
            assertThat(identity).isInstanceOf(Usable.class);
        } else {
            assertThat(identity).isEqualTo(new Held(Reason.at("/patient", "IDENTITY_DIFFERS", labels)));
        }
    }

    @Test
    void whatNobodyContradictsIsOnlyNotQualifiedUnlessTwoBearIt() {
        Patient dropped = patient(INS, IdentityStatus.RECUPEREE);
        var provisional = new Known(patient(null, IdentityStatus.PROVISOIRE), List.of(), NOW);
        assertThat(Identities.effective(dropped, List.of()))
                .isEqualTo(new Unqualified(dropped, Reason.at("/patient", "INS_NOT_QUALIFIED")));
        assertThat(Identities.effective(dropped, List.of(provisional))).isEqualTo(
                new Unqualified(patient(INS, IdentityStatus.PROVISOIRE), Reason.at("/patient", "IDENTITY_FEED_NOT_QUALIFIED")));
        assertThat(Identities.effective(dropped, List.of(provisional, provisional)))
                .isEqualTo(new Held(Reason.at("/patient", "IDENTITY_FEED_NOT_QUALIFIED")));
        for (KnownIdentity worse : List.of(new KnownIdentity.Withdrawn(NOW), new KnownIdentity.Merged("IPP-2", NOW),
                new Known(patient(null, IdentityStatus.PROVISOIRE), List.of("DOUT"), NOW))) {
            assertThat(Identities.effective(dropped, List.of(worse))).isInstanceOf(Held.class);
        }
    }

    @Test
    void anAlertStopsWhateverTheRest() {
        var known = new Known(patient(INS, IdentityStatus.QUALIFIEE), List.of("DOUT", "USUR"), NOW);
        assertThat(Identities.effective(named("X", "Y", LocalDate.EPOCH, Sex.M), Optional.of(known)))
                .isEqualTo(new Held(Reason.at("/patient", "IDENTITY_ALERT", "DOUT, USUR")));
    }

    @Test
    void whatWasWithdrawnOrMergedIntoTheUnknownWaits() {
        Patient dropped = patient(INS, IdentityStatus.QUALIFIEE);
        assertThat(code(Identities.effective(dropped, Optional.of(new KnownIdentity.Withdrawn(NOW))))).isEqualTo("INS_WITHDRAWN");
        assertThat(code(Identities.effective(dropped, Optional.of(new KnownIdentity.Merged("IPP-2", NOW))))).isEqualTo("IDENTITY_MERGED");
    }

    @Test
    void theFeedGivesMatriculeAndStrictTraitsTheDropTheUsedNames() {
        var feed = new Patient(INS, IdentityStatus.QUALIFIEE, "IPP-9", "PAT-TROIS", "AUTRE", "DOMINIQUE MARIE ANNE", "DOMINIQUE", "DOMI",
                LocalDate.of(1979, 3, 24), Sex.F, "63220");
        var dropped = new Patient(null, IdentityStatus.PROVISOIRE, "IPP-1", "Pat-Trois", "DURAND", "Dominique", "Dominique", "Dom",
                LocalDate.of(1979, 3, 24), Sex.U, null);

        assertThat(Identities.effective(dropped, Optional.of(new Known(feed, List.of(), NOW))))
                .isEqualTo(new Usable(new Patient(INS, IdentityStatus.QUALIFIEE, "IPP-1", "PAT-TROIS", "DURAND", "DOMINIQUE MARIE ANNE",
                        "DOMINIQUE", "Dom", LocalDate.of(1979, 3, 24), Sex.F, "63220")));
    }

    @Test
    void ofSeveralIdentitiesOneObjectionIsEnough() {
        Patient dropped = patient(INS, IdentityStatus.QUALIFIEE);
        var sound = new Known(dropped, List.of(), NOW);
        var doubtful = new Known(dropped, List.of("DOUT"), NOW);

        assertThat(code(Identities.effective(dropped, List.of(sound, doubtful)))).isEqualTo("IDENTITY_ALERT");
        assertThat(code(Identities.effective(dropped, List.of(sound, sound)))).isEqualTo("USABLE");
        assertThat(code(Identities.effective(dropped, List.of()))).isEqualTo("USABLE");
    }
}

package fr.passerelle.hl7.adt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceSaid;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Matrix;
import fr.passerelle.core.establishment.Hl7Sender.Update;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.formats.event.HospitalEvent.ConsentSaid;
import fr.passerelle.formats.event.HospitalEvent.Died;
import fr.passerelle.formats.event.HospitalEvent.Discharged;
import fr.passerelle.formats.event.HospitalEvent.IdentitiesMerged;
import fr.passerelle.formats.event.HospitalEvent.IdentitySaid;
import fr.passerelle.formats.event.HospitalEvent.InsChanged;
import fr.passerelle.formats.event.HospitalEvent.InsWithdrawn;
import fr.passerelle.hl7.Hl7Reader;
import fr.passerelle.hl7.feed.Feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Messages of PAM France give the events they say (messages.md §7 and §8). */
class AdtReaderTest {
    private static final String CREATED = "20_adt_a28_identity_vali.er7";
    private static final String REMOVED = "25_adt_a47_ins_removed.er7";
    private static final String CANCELLED = "23_adt_a38_cancel_preadmission.er7";
    private static final Ins ALICE = new Ins("285059999900131", InsAuthority.NIR_TEST);

    @Test
    void anIdentityIsQualifiedAndItsPatientDoesNotOppose() {
        AdtReading reading = read(CREATED);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.events()).hasSize(2);
        assertThat(reading.events().getFirst()).isInstanceOfSatisfying(IdentitySaid.class, said -> {
            assertThat(said.head()).isEqualTo(
                    new HospitalEvent.Head("750999997", "CHU-DEMO.GAM-DEMO.DEMO-0020", Instant.parse("2026-03-01T07:00:00Z")));
            assertThat(said.patient().qualified()).isTrue();
            assertThat(said.patient().ipp()).isEqualTo("EX000123");
            assertThat(said.alerts()).isEmpty();
        });
        assertThat(choices(reading)).extracting(line -> line.choice().getClass().getSimpleName(), ChoiceSaid.Line::withdrawn)
                .containsExactly(tuple("Informed", false),
                        tuple("Opposition", true));
    }

    @Test
    void anOppositionHasTheDateItWasCollected() {
        AdtReading reading = read("21_adt_a31_opposition_dmp.er7", "IO|20260302080000", "IO|20260227");
        assertThat(choices(reading)).extracting(ChoiceSaid.Line::collectedAt).containsOnly(Instant.parse("2026-02-26T23:00:00Z"));
        assertThat(choices(reading)).anySatisfy(line -> {
            assertThat(line.choice()).isInstanceOf(Choice.Opposition.class);
            assertThat(line.withdrawn()).isFalse();
        });
    }

    @Test
    void aPreadmissionAndItsEndSayWhoThePatientIsAndNothingMore() {
        assertThat(read("22_adt_a05_preadmission.er7").events()).hasExactlyElementsOfTypes(IdentitySaid.class, ConsentSaid.class);
        AdtReading cancelled = read(CANCELLED);
        assertThat(cancelled.events()).hasExactlyElementsOfTypes(IdentitySaid.class);
        assertThat(Feeds.codes(cancelled.notes())).containsExactly("HL7_STAY_CANCELLED");
    }

    @Test
    void aMergeSaysWhoSurvives() {
        assertThat(read("24_adt_a40_merge.er7").events()).hasSize(2).last()
                .isInstanceOfSatisfying(IdentitiesMerged.class, merge -> {
                    assertThat(merge.survivor()).isEqualTo("EX000123");
                    assertThat(merge.merged()).isEqualTo("EX000124");
                });
    }

    @Test
    void anInsTakenAwayIsWithdrawn() {
        assertThat(read(REMOVED).events()).containsExactly(
                new InsWithdrawn(new HospitalEvent.Head("750999997", "CHU-DEMO.GAM-DEMO.DEMO-0025", Instant.parse("2026-03-12T08:00:00Z")),
                        "EX000123", ALICE));
    }

    @Test
    void anotherQualifiedInsTakesThePlaceOfTheFormer() {
        assertThat(read(REMOVED, "\"\"^^^", "172119999900237^^^", "|PROV", "|VALI").events()).singleElement()
                .isInstanceOfSatisfying(InsChanged.class, changed -> {
                    assertThat(changed.former()).isEqualTo(ALICE);
                    assertThat(changed.patient().requiredIns().value()).isEqualTo("172119999900237");
                });
    }

    @Test
    void anotherInsThatIsNotQualifiedOnlyEndsTheFormer() {
        assertThat(read(REMOVED, "\"\"^^^", "172119999900237^^^").events()).hasExactlyElementsOfTypes(InsWithdrawn.class);
    }

    @Test
    void anIdentifierOfTheHospitalThatChangesIsFollowedAsAMerge() {
        assertThat(read(REMOVED, "MRG|285059999900131^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS", "MRG|OLD1^^^CHU-DEMO^PI", "|PROV",
                "|VALI",
                "\"\"^^^", "285059999900131^^^").events())
                .hasExactlyElementsOfTypes(IdentitySaid.class, IdentitiesMerged.class);
    }

    /** Some software names the patient in MRG-1 by what stays, beside what ends. */
    @Test
    void anInsTakenAwayIsWithdrawnThoughItsPatientIsNamedBesideIt() {
        assertThat(read(REMOVED, "MRG|", "MRG|EX000123^^^CHU-DEMO&750999997&N^PI~").events())
                .containsExactlyElementsOf(read(REMOVED).events());
    }

    @Test
    void bothTheIdentifierAndTheMatriculeMayChange() {
        assertThat(read(REMOVED, "MRG|", "MRG|OLD1^^^CHU-DEMO&750999997&N^PI~").events())
                .hasExactlyElementsOfTypes(IdentitiesMerged.class, InsWithdrawn.class);
    }

    @Test
    void aMatriculeThatStaysIsNotTakenAway() {
        assertThat(read(REMOVED, "MRG|", "MRG|OLD1^^^CHU-DEMO&750999997&N^PI~", "\"\"^^^", "285059999900131^^^", "|PROV", "|VALI").events())
                .hasExactlyElementsOfTypes(IdentitySaid.class, IdentitiesMerged.class);
    }

    @Test
    void severalIdentitiesMayMergeIntoOne() {
        assertThat(read("24_adt_a40_merge.er7", "MRG|", "MRG|EX000125^^^CHU-DEMO&750999997&N^PI~").events())
                .filteredOn(IdentitiesMerged.class::isInstance).extracting("merged").containsExactly("EX000125", "EX000124");
    }

    /** A group of hospitals: the patient is the one of the hospital that sends, whatever the order. */
    @Test
    void theIdentifierOfAnotherHospitalNamesNobodyHere() {
        assertThat(identity(read(CREATED, "PID|1||", "PID|1||Z9^^^AUTRE&750000018&N^PI~")).patient().ipp()).isEqualTo("EX000123");
        assertThat(read("24_adt_a40_merge.er7", "MRG|", "MRG|Z8^^^AUTRE&750000018&N^PI~").events())
                .filteredOn(IdentitiesMerged.class::isInstance).extracting("merged").containsExactly("EX000124");
    }

    /** The state of the patient's choices may come with the correction of a movement (messages.md §7.5). */
    @Test
    void aCorrectionOfAMovementMaySayAnOpposition() {
        assertThat(choices(read("21_adt_a31_opposition_dmp.er7", "ADT^A31", "ADT^Z99"))).extracting(line -> line.choice().getClass()
                .getSimpleName()).containsExactly("Informed", "Opposition");
    }

    @Test
    void anInsWithoutValidationIsReadAsAbsent() {
        assertThat(identity(read("26_adt_a28_ins_without_vali.er7")).patient()).satisfies(patient -> {
            assertThat(patient.ins()).isNull();
            assertThat(patient.identityStatus()).isEqualTo(IdentityStatus.PROVISOIRE);
        });
    }

    @Test
    void theNirIsTakenAndTheBillingNumberNever() {
        IdentitySaid said = identity(read("27_adt_a31_nia_and_nir.er7"));
        assertThat(said.patient().requiredIns().value()).isEqualTo("172119999900237");
        assertThat(said.alerts()).isEmpty();
    }

    @Test
    void alertsForbidToSend() {
        assertThat(identity(read(CREATED, "|VALI", "|VALI~DOUT~USUR")).alerts()).containsExactly("DOUT", "USUR");
    }

    @Test
    void aBirthDateThatWasInterpretedIsNeverQualified() {
        AdtReading reading = read(CREATED, "ZFD|||Y|N|", "ZFD|||Y|Y|");
        assertThat(identity(reading).patient().qualified()).isFalse();
        assertThat(Feeds.codes(reading.notes())).containsExactly("HL7_BIRTH_DATE_CORRECTED");
    }

    /** Somebody unknown in an emergency: taken, and what was vouched for no longer is. */
    @Test
    void anIdentityWithTooFewTraitsTakesBackWhatWasVouchedFor() {
        AdtReading reading = read("26_adt_a28_ins_without_vali.er7", "|19721103|M|", "|||",
                "~172119999900237^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS",
                "");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.events()).hasExactlyElementsOfTypes(InsWithdrawn.class);
        assertThat(Feeds.codes(reading.notes())).containsExactly("HL7_IDENTITY_UNFINISHED");
    }

    @Test
    void aDeathIsTold() {
        assertThat(read(CREATED, "|||||||||||||||||||||VALI", "||||||||||||||||||20260301|Y||VALI").events())
                .hasExactlyElementsOfTypes(IdentitySaid.class, ConsentSaid.class, Died.class);
    }

    @Test
    void theEndOfAStayHasItsNumberAndDates() {
        AdtReading reading = read(CANCELLED, "A38^ADT_A38", "A03^ADT_A03", "|20260414073000|||||||V",
                "|20260301073000|20260305110000||||||V");
        assertThat(reading.events()).hasSize(2).last().isInstanceOfSatisfying(Discharged.class, stay -> {
            assertThat(stay.stay()).isEqualTo("VN2026003");
            assertThat(stay.unit()).isEqualTo("CHIR");
            assertThat(stay.admission()).isEqualTo(Instant.parse("2026-03-01T06:30:00Z"));
            assertThat(stay.discharge()).isEqualTo(Instant.parse("2026-03-05T10:00:00Z"));
            assertThat(stay.deceased()).isFalse();
        });
    }

    @Test
    void anUpdateIsRefusedUnlessItsSenderIsKnownToMeanA31() {
        var message = Feeds.message(CREATED, "ADT^A28", "ADT^A08");
        assertThat(Feeds.codes(new AdtReader().read(message, Feeds.context()).faults())).containsExactly("HL7_EVENT_UNSUPPORTED");

        var forgiving = new Hl7Sender("GAM-DEMO", null, Matrix.HARD_RULES, List.of(), Update.AS_A31);
        AdtReading reading = new AdtReader().read(message, Feeds.context(Environment.TEST, forgiving));
        assertThat(reading.events()).hasSize(2);
        assertThat(Feeds.codes(reading.notes())).containsExactly("HL7_UPDATE_AS_A31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A02", "A06", "A11", "A13", "A21", "A54", "Z99"})
    void movementsAreTakenAndLeftAside(String event) {
        AdtReading reading = read(CREATED, "ADT^A28", "ADT^" + event, "ZFA|", "ZFP|");
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.events()).isEmpty();
        assertThat(Feeds.codes(reading.notes())).containsExactly("HL7_EVENT_WITHOUT_EFFECT");
    }

    @Test
    void allFaultsAreToldAtOnceAndNoneRepeatsAValue() {
        AdtReading reading = read(CREATED, "EX000123^^^CHU-DEMO&750999997&N^PI~", "", "285059999900131", "285059999900132", "|19850514|",
                "|14 mai|",
                "|DEMO-0020|", "||");
        assertThat(Feeds.codes(reading.faults())).contains("HL7_FIELD_MISSING", "INS_KEY", "HL7_DATA_TYPE");
        assertThat(reading.faults().toString()).doesNotContain("285059999900132", "EXEMPLE");
        assertThat(reading.events()).isEmpty();
    }

    @Test
    void aChoiceCollectedAfterItWasSentIsAFault() {
        assertThat(Feeds.codes(read(CREATED, "INO|20260301080000", "INO|20260401080000").faults())).containsExactly("COLLECTED_LATER");
    }

    /** Files that may not be copied: {@code -Dpasserelle.published=<folder of hl7v2>}. */
    @Test
    @EnabledIfSystemProperty(named = "passerelle.published", matches = ".+")
    void publishedExamplesAreAccepted() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("passerelle.published"), "hl7v2", "ans"))) {
            List<Path> published = files.filter(f -> f.getFileName().toString().startsWith("pam_")).toList();
            assertThat(published).hasSize(6).allSatisfy(file -> {
                AdtReading reading = new AdtReader().read(Objects.requireNonNull(new Hl7Reader().read(Files.readAllBytes(file)).message()),
                        Feeds.context());
                assertThat(reading.faults()).isEmpty();
                assertThat(identity(reading).patient().qualified()).isTrue();
                assertThat(reading.events().getLast()).isInstanceOf(file.toString().contains("a03") ? Discharged.class : ConsentSaid.class);
            });
        }
    }

    private static AdtReading read(String sample, String... changes) {
        return new AdtReader().read(Feeds.message(sample, changes), Feeds.context());
    }

    private static IdentitySaid identity(AdtReading reading) {
        return (IdentitySaid) reading.events().getFirst();
    }

    private static List<ChoiceSaid.Line> choices(AdtReading reading) {
        return reading.events().stream().filter(ConsentSaid.class::isInstance).map(ConsentSaid.class::cast)
                .flatMap(c -> c.choices().stream())
                .map(ChoiceSaid.Line.class::cast).toList();
    }
}

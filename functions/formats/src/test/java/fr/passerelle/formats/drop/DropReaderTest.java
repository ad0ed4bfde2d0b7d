package fr.passerelle.formats.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DropReaderTest {
    static final List<String> EXAMPLES = DropExamples.NAMES;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DropReader READER = new DropReader();
    /** Faults shown at another field than the one that was changed. */
    private static final Map<String, String> SHOWN_AT = Map.of("/documents/0/replaces", "/documents/0/version",
            "/documents/0/replacesVersion", "/documents/0/replaces", "/documents/0/visibilityChange", "/documents/0/visibility");

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void everyPublishedExampleIsAccepted(String name) {
        DropReading reading = READER.read(DropExamples.read(name), DropExamples.context());

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.drop()).isNotNull();
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void whatIsMissingTakesItsDefault() {
        Drop drop = accepted("lettre-de-liaison", _ -> {
        });
        SourceDocument letter = drop.documents().getFirst();
        var doctor = new Professional("801234567897", "MARTEL", "Claire", "MME", "DR", "G15_10/SM04");

        assertThat(drop.establishment()).isEqualTo("750000018");
        assertThat(drop.destinations()).isEqualTo(new Destinations(true, true, List.of()));
        assertThat(letter.version()).isEqualTo(1);
        assertThat(letter.confidentiality()).isEqualTo("N");
        assertThat(letter.author()).isEqualTo(doctor);
        assertThat(letter.legalAuthenticator()).isEqualTo(doctor);
        assertThat(letter.signedAt()).isEqualTo(letter.createdAt());
        assertThat(letter.act().start()).isEqualTo("2026-03-02T09:15:00+01:00");
        assertThat(letter.act().end()).isEqualTo(OffsetDateTime.parse("2026-03-09T11:00:00+01:00"));
        assertThat(letter.act().performer()).isEqualTo(doctor);
    }

    @Test
    void aBlockOfADocumentTakesThePlaceOfTheDefault() {
        Drop drop = accepted("deux-ordonnances", root -> document(root).putObject("stay").put("encounter", "AMB"));

        assertThat(drop.documents().getFirst().stay().number()).isNull();
        assertThat(drop.documents().get(1).stay().number()).isEqualTo("260300456");
        assertThat(drop.documents().getFirst().act().start()).isEqualTo(drop.documents().getFirst().createdAt());
        assertThat(drop.documents().getFirst().author().id()).isEqualTo("3750000018/1453");
    }

    @Test
    void aSystemAuthorsUnderTheResponsibilityOfAProfessional() {
        SourceDocument report = accepted("compte-rendu-imagerie", root -> root.put("site", "750000026")).documents().getFirst();

        assertThat(report.author()).isEqualTo(new AuthoringSystem("3750000026/RIS-01", "RIS", "RIS 4.2", "AUTOMATE"));
        assertThat(report.act().performer()).isEqualTo(report.legalAuthenticator());
        assertThat(report.visibility().hiddenFromPatient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVISIBLE_REPRESENTANTS_LEGAUX", "INVISIBLE_REP_LEGAUX", "INVISIBLE_REPRENSANTS_LEGAUX"})
    void theThreeSpellingsOfTheRepresentativesFlagAreOne(String spelling) {
        Drop drop = accepted("lettre-de-liaison", root -> document(root).putArray("visibility").add(spelling));

        assertThat(drop.documents().getFirst().visibility().hiddenFromRepresentatives()).isTrue();
    }

    @Test
    void aDocumentWithoutIdIsNamedAfterItsContent() {
        var context = DropExamples.context(Environment.TEST, file -> Optional.of("digest of " + file));
        Drop drop = Objects.requireNonNull(READER.read(changed("lettre-de-liaison", root -> document(root).remove("id")), context).drop());

        assertThat(drop.documents().getFirst().id()).isEqualTo("digest of lettre-0001.pdf");
    }

    @Test
    void aMissingCreationIsTheTimeOfTheDropAndIsNoted() {
        DropReading reading = read("lettre-de-liaison", root -> document(root).remove("createdAt"));

        assertThat(Objects.requireNonNull(reading.drop()).documents().getFirst().createdAt()).isEqualTo("2026-03-10T09:30:00+01:00");
        assertThat(reading.notes()).containsExactly(Reason.at("LDL-260300123", "CREATED_AT_ASSUMED"));
    }

    @Test
    void anInstantWithoutOffsetIsTheLocalTimeOfTheHospital() {
        Drop drop = accepted("lettre-de-liaison", root -> document(root).put("createdAt", "2026-07-09T11:30"));

        assertThat(drop.documents().getFirst().createdAt()).isEqualTo("2026-07-09T11:30:00+02:00");
    }

    @Test
    void aByteOrderMarkIsTakenOffAndNoted() {
        byte[] plain = DropExamples.read("lettre-de-liaison");
        byte[] marked = ("\uFEFF" + new String(plain, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        DropReading reading = READER.read(marked, DropExamples.context());

        assertThat(reading.drop()).isNotNull();
        assertThat(reading.notes()).containsExactly(Reason.of("BYTE_ORDER_MARK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"patient\":1,\"patient\":2}", "{} {}", "{\"a\":\"é"})
    void whatIsNoJsonObjectIsUnreadable(String json) {
        DropReading reading = READER.read(json.getBytes(StandardCharsets.ISO_8859_1), DropExamples.context());

        assertThat(reading.faults()).extracting(Reason::code).containsExactly("JSON_UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "/patient/ins/value                | \"27903512151898\"              | INS_FORM",
            "/patient/ins/value                | \"279035121518988\"             | INS_KEY",
            "/patient/ins/oid                  | \"1.2.250.1.213.1.4.8\"         | INS_AUTHORITY",
            "/patient/ins/oid                  | \"1.2.250.1.213.1.4.2\"         | INS_AUTHORITY",
            "/patient/birthPlaceCog            | -                               | INS_TRAITS",
            "/patient/sex                      | \"U\"                           | INS_SEX",
            "/patient/birthName                | -                               | FIELD_MISSING",
            "/patient/birthDate                | \"1979-02-30\"                  | FIELD_INVALID",
            "/patient/nir                      | \"1\"                           | FIELD_UNKNOWN",
            "/patient                          | -                               | FIELD_MISSING",
            "/author                           | -                               | FIELD_MISSING",
            "/author/professional/rpps         | \"123\"                         | FIELD_INVALID",
            "/author/professional/rpps         | -                               | FIELD_MISSING",
            "/author/professional/specialty    | \"G15_10/SM99\"                 | CODE_UNKNOWN",
            "/author/professional/specialty    | \"AUTOMATE\"                    | CODE_UNKNOWN",
            "/author/professional/civility     | \"MLLE\"                        | CODE_UNKNOWN",
            "/author/professional/title        | \"Dr\"                          | CODE_UNKNOWN",
            "/author/system                    | {\"id\":\"1\",\"manufacturerModel\":\"a\",\"software\":\"b\",\"kind\":\"AUTOMATE\"} | FIELD_INVALID",
            "/stay/encounter                   | \"HOSPI\"                       | CODE_UNKNOWN",
            "/stay/discharge                   | \"2026-03-01T00:00:00+01:00\"   | FIELD_INVALID",
            "/signedAt                         | \"2026-13-01T00:00:00+01:00\"   | FIELD_INVALID",
            "/signedAt                         | \"9 mars 2026\"                 | FIELD_INVALID",
            "/establishment                    | \"690000001\"                   | ESTABLISHMENT_MISMATCH",
            "/site                             | \"690000001\"                   | SITE_UNKNOWN",
            "/destination                      | {}                              | FIELD_UNKNOWN",
            "/destinations                     | {\"professionals\":[\"a@gmail.com\"]} | MAIL_DOMAIN_REFUSED",
            "/destinations                     | {\"professionals\":[\"279035121518989@patient.mssante.test\"]} | MAIL_DOMAIN_REFUSED",
            "/destinations                     | {\"professionals\":[\"279035121518989@mssante.test\"]} | MAIL_DOMAIN_REFUSED",
            "/message                          | {\"replyTo\":\"a@gmail.com\"}   | MAIL_DOMAIN_REFUSED",
            "/documents                        | []                              | FIELD_INVALID",
            "/documents/0/type                 | \"99999-9\"                     | CODE_UNKNOWN",
            "/documents/0/title                | -                               | FIELD_MISSING",
            "/documents/0/title                | \"deux\\nlignes\"               | FIELD_INVALID",
            "/documents/0/title                | \"fin de ligne\\n\"             | FIELD_INVALID",
            "/documents/0/title                | \"caractère \\ufffe\"           | FIELD_INVALID",
            "/documents/0/confidentiality      | \"X\"                           | FIELD_INVALID",
            "/documents/0/version              | 0                               | FIELD_INVALID",
            "/documents/0/version              | \"1\"                           | FIELD_INVALID",
            "/documents/0/replaces             | \"LDL-260300123\"               | FIELD_INVALID",
            "/documents/0/replacesVersion      | 1                               | FIELD_MISSING",
            "/documents/0/visibilityChange     | true                            | VISIBILITY_NOT_WRITTEN",
            "/priority                         | \"urgent\"                        | FIELD_INVALID",
            "/documents/0/file                 | \"../autre/lettre.pdf\"         | FIELD_INVALID",
            "/documents/0/file                 | \"lettre..pdf\"                 | FIELD_INVALID",
            "/documents/0/file                 | \"a\\\\b.pdf\"                  | FIELD_INVALID",
            "/documents/0/file                 | \"lettre.docx\"                 | FIELD_INVALID",
            "/documents/0/file                 | \"lettre.pdf\\n\"              | FIELD_INVALID",
            "/documents/0/visibility           | [\"CACHE\"]                     | FIELD_INVALID"})
    void oneWrongFieldIsToldOnceWithItsCodeAndItsPlace(String pointer, String value, String code) {
        DropReading reading = read("lettre-de-liaison", root -> put(root, pointer, value));

        assertThat(reading.drop()).isNull();
        assertThat(reading.faults()).hasSize(1);
        assertThat(reading.faults().getFirst().code()).isEqualTo(code);
        assertThat(reading.faults().getFirst().subject()).startsWith(pointer.equals("/author")
                ? "/documents/0/author"
                : SHOWN_AT.getOrDefault(pointer, pointer));
    }

    @Test
    void aReplacementNamesTheVersionJustBeforeUnlessItSaysOtherwise() {
        assertThat(replaced("LDL-260300123", null)).isEqualTo(new Version("LDL-260300123", 4));
        assertThat(replaced("LDL-260300123", 2)).isEqualTo(new Version("LDL-260300123", 2));
        assertThat(replaced("OTHER", null)).isEqualTo(new Version("OTHER", 1));
        assertThat(replaced("OTHER", 7)).isEqualTo(new Version("OTHER", 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void aVersionOnlyReplacesAnEarlierOneOfItsOwn(int replacesVersion) {
        DropReading reading = read("lettre-de-liaison", root -> replacing(root, "LDL-260300123", replacesVersion));

        assertThat(reading.faults()).extracting(Reason::code, Reason::subject)
                .containsExactly(tuple("FIELD_INVALID", "/documents/0/replacesVersion"));
    }

    @Test
    void aChangeOfVisibilityMayRevealOnlyInSoManyWords() {
        SourceDocument revealed = accepted("nouvelle-version", _ -> {
        }).documents().getFirst();

        assertThat(revealed.visibility()).isEqualTo(new Visibility(false, false, false, false, true));
        assertThat(read("nouvelle-version", root -> document(root).remove("visibility")).faults())
                .containsExactly(Reason.at("/documents/0/visibility", "VISIBILITY_NOT_WRITTEN"));
    }

    @Test
    void aDropSaysHowUrgentItIs() {
        assertThat(accepted("nouvelle-version", _ -> {
        }).priority()).isEqualTo(Priority.URGENT);
        assertThat(accepted("lettre-de-liaison", root -> root.put("priority", "BACKFILL")).priority()).isEqualTo(Priority.BACKFILL);
        assertThat(accepted("lettre-de-liaison", _ -> {
        }).priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void aDeletionGoesToTheDmpInTheNameOfTheAuthorOfTheDrop() {
        Drop drop = accepted("suppression", _ -> {
        });
        var doctor = new Professional("801234567897", "MARTEL", "Claire", "MME", "DR", "G15_10/SM04");

        assertThat(drop.documents()).isEmpty();
        assertThat(drop.destinations()).isEqualTo(new Destinations(true, false, List.of()));
        assertThat(drop.deletions()).containsExactly(new Deletion(new Version("LDL-260300123", 2), doctor, doctor,
                OffsetDateTime.parse("2026-03-10T17:00:00+01:00")));
    }

    @Test
    void aDeletionMayNameThoseToAskByMail() {
        Drop drop = accepted("suppression", root -> {
            root.putObject("destinations").put("dmp", true).put("patient", true);
            root.putObject("message").put("text", "Ce document ne vous était pas destiné.");
        });

        assertThat(drop.destinations()).isEqualTo(new Destinations(true, true, List.of()));
        assertThat(drop.message().text()).isEqualTo("Ce document ne vous était pas destiné.");
    }

    @Test
    void aDeletionIsDecidedWhenItIsDroppedUnlessItSaysOtherwise() {
        Drop drop = accepted("suppression", root -> deletion(root).remove("decidedAt"));

        assertThat(drop.deletions().getFirst().decidedAt()).isEqualTo("2026-03-10T09:30:00+01:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "/destinations                  | {\"dmp\":true,\"professionals\":[\"a@ailleurs.test\"]} | MAIL_DOMAIN_REFUSED | /destinations/professionals/0",
            "/deletions                     | -                             | FIELD_INVALID       | /",
            "/deletions                     | []                            | FIELD_INVALID       | /deletions",
            "/deletions/0/version           | -                             | FIELD_MISSING       | /deletions/0/version",
            "/deletions/0/id                | -                             | FIELD_MISSING       | /deletions/0/id",
            "/deletions/0/file              | \"a.pdf\"                     | FIELD_UNKNOWN       | /deletions/0/file",
            "/deletions/0/decidedAt         | \"2026-02-30T10:00:00Z\"      | FIELD_INVALID       | /deletions/0/decidedAt",
            "/author                        | -                             | FIELD_MISSING       | /deletions/0/author"})
    void whatIsWrongWithADeletionIsToldOnce(String pointer, String value, String code, String subject) {
        DropReading reading = read("suppression", root -> put(root, pointer, value));

        assertThat(reading.drop()).isNull();
        assertThat(reading.faults()).extracting(Reason::code, Reason::subject).containsExactly(tuple(code, subject));
    }

    @Test
    void aDropDeletesOrSendsNeverBoth() {
        DropReading reading = read("lettre-de-liaison", root -> root.putArray("deletions").addObject().put("id", "A").put("version", 1));

        assertThat(reading.faults())
                .containsExactly(Reason.at("/", "FIELD_INVALID", "« documents » ou « deletions », pas les deux dans le même dépôt"));
    }

    @Test
    void aDocumentIsDeletedOnce() {
        DropReading reading = read("suppression",
                root -> ((ArrayNode) root.get("deletions")).addObject().put("id", "LDL-260300123").put("version", 1));

        assertThat(reading.faults()).containsExactly(Reason.at("/deletions", "DOCUMENT_REPEATED", "LDL-260300123"));
    }

    @Test
    void aSystemAloneAnswersForNothing() {
        DropReading reading = read("compte-rendu-imagerie", root -> document(root).remove("legalAuthenticator"));

        assertThat(reading.faults()).containsExactly(Reason.at("/documents/0/legalAuthenticator", "SYSTEM_AUTHOR_ALONE"));
    }

    @Test
    void aDocumentOrAFileNamedTwiceIsAFault() {
        DropReading reading = read("deux-ordonnances", root -> {
            document(root).put("id", "ORD-260300456-2");
            document(root).put("file", "ordonnance-soins.pdf");
        });

        assertThat(reading.faults()).containsExactly(Reason.at("/documents", "PART_REPEATED", "ordonnance-soins.pdf"),
                Reason.at("/documents", "DOCUMENT_REPEATED", "ORD-260300456-2"));
    }

    @Test
    void allFaultsAreToldAtOnceWithAFrenchSentenceAndNoIdentity() {
        DropReading reading = read("lettre-de-liaison", root -> {
            put(root, "/patient/ins/value", "\"279035121518988\"");
            put(root, "/patient/prenom", "\"DOMINIQUE\"");
            put(root, "/patient/sex", "\"PAT-TROIS\"");
            put(root, "/documents/0/type", "\"99999-9\"");
            put(root, "/documents/0/title", null);
            put(root, "/destinations", "{\"professionals\":[\"pat-trois@gmail.com\"]}");
        });
        var catalogue = new RejectCatalogue();
        List<String> sentences = reading.faults().stream().map(catalogue::sentence).toList();

        assertThat(reading.faults()).extracting(Reason::code).containsExactlyInAnyOrder("INS_KEY", "FIELD_UNKNOWN", "FIELD_INVALID",
                "CODE_UNKNOWN", "FIELD_MISSING", "MAIL_DOMAIN_REFUSED");
        assertThat(sentences)
                .noneMatch(s -> s.contains("279035121518988") || s.contains("DOMINIQUE") || s.toUpperCase().contains("PAT-TROIS"));
        assertThat(reading.files()).containsExactly("lettre-0001.pdf");
    }

    @Test
    void aFormIsToldInFrench() {
        DropReading reading = read("lettre-de-liaison", root -> put(root, "/author/professional/rpps", "\"123\""));

        assertThat(reading.faults().getFirst().arguments()).containsExactly("numéro RPPS de 11 chiffres");
    }

    @Test
    void aFileOutsideTheFolderIsNeverLookedFor() {
        var context = DropExamples.context(Environment.TEST, file -> {
            throw new AssertionError("looked for " + file);
        });
        DropReading reading = READER.read(changed("lettre-de-liaison", root -> {
            document(root).remove("id");
            document(root).put("file", "../../690000001/inbox/lettre.pdf");
        }), context);

        assertThat(reading.files()).isEmpty();
        assertThat(reading.faults()).hasSize(1);
    }

    private static Version replaced(String replaces, Integer version) {
        Drop drop = accepted("lettre-de-liaison", root -> replacing(root, replaces, version));
        return Objects.requireNonNull(drop.documents().getFirst().replaces());
    }

    private static void replacing(ObjectNode root, String replaces, Integer version) {
        document(root).put("version", 5).put("replaces", replaces);
        if (version != null) {
            document(root).put("replacesVersion", version);
        }
    }

    private static ObjectNode deletion(ObjectNode root) {
        return (ObjectNode) ((ArrayNode) root.get("deletions")).get(0);
    }

    private static Drop accepted(String example, Consumer<ObjectNode> change) {
        DropReading reading = read(example, change);
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.drop());
    }

    private static DropReading read(String example, Consumer<ObjectNode> change) {
        return READER.read(changed(example, change), DropExamples.context());
    }

    private static byte[] changed(String example, Consumer<ObjectNode> change) {
        try {
            ObjectNode root = (ObjectNode) MAPPER.readTree(DropExamples.read(example));
            change.accept(root);
            return MAPPER.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode document(ObjectNode root) {
        return (ObjectNode) ((ArrayNode) root.get("documents")).get(0);
    }

    private static void put(ObjectNode root, String pointer, String json) {
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        try {
            JsonNode value = json == null ? null : MAPPER.readTree(json);
            if (value == null) {
                parent.remove(name);
            } else {
                parent.set(name, value);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

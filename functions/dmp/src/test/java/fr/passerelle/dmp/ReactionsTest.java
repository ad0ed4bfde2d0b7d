package fr.passerelle.dmp;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.core.reject.RejectCatalogue;

import static fr.passerelle.dmp.Samples.error;
import static fr.passerelle.dmp.Samples.fault;
import static fr.passerelle.dmp.Samples.received;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** dmp-transport.md §11, line by line. */
class ReactionsTest {
    private static final String OURS = "urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8";
    private final Reactions reactions = new Reactions(ReactionTable.standard());

    @Test
    void whatWasNotSentIsRetriedAndWhatIsNotTrustedIsConfiguration() {
        assertThat(to(new SoapAnswer.NotSent("ConnectException")))
                .isEqualTo(new Reaction(Kind.RETRY, Health.DOWN, "DMP_RETRY", List.of("ConnectException")));
        assertThat(to(new SoapAnswer.Untrusted("TLS")).kind()).isEqualTo(Kind.CONFIG);
        assertThat(to(new SoapAnswer.Lost("SocketTimeoutException")).kind()).isEqualTo(Kind.CHECK);
    }

    @ParameterizedTest
    @CsvSource({"429, RETRY", "502, RETRY", "503, RETRY", "504, RETRY", "401, CONFIG", "403, CONFIG", "404, CONFIG", "413, PERMANENT",
            "400, CONFIG", "301, CONFIG", "202, CHECK", "500, CHECK", "501, CHECK", "200, CHECK"})
    void httpStatusesWithoutReadableAnswer(int status, Kind expected) {
        assertThat(to(received(status, "<html>"))).satisfies(r -> {
            assertThat(r.kind()).isEqualTo(expected);
            assertThat(r.nationalCodes()).containsExactly("HTTP " + status);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Authentification de la personne morale impossible|CONFIG|DMP_CONFIGURATION",
            "Structure introuvable ou inactive|CONFIG|DMP_CONFIGURATION", "PS et structure NON LIES|HUMAN|DMP_AUTHOR_NOT_LINKED",
            "Aucune spécialité trouvée dans le VIHF|HUMAN|DMP_SPECIALTY_MISSING",
            "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF|CONFIG|DMP_CONFIGURATION",
            "Le DMP  fermé du patient|NOT_DELIVERABLE|DMP_CLOSED", "DMP FERMÉ|NOT_DELIVERABLE|DMP_CLOSED",
            "DMP ferme\u0301|NOT_DELIVERABLE|DMP_CLOSED", "dmp\u00a0ferme|NOT_DELIVERABLE|DMP_CLOSED",
            "autre chose|RETRY|DMP_RETRY"})
    void theTextOfAGenericErrorIsReadFirst(String text, Kind expected, String catalogue) {
        Reaction reaction = to(received(200, response("Failure", error("XDSRepositoryError", text.replace("'", "&apos;")))));
        assertThat(reaction.kind()).isEqualTo(expected);
        assertThat(reaction.catalogueCode()).isEqualTo(catalogue);
        assertThat(reaction.nationalCodes()).as("never the text").containsExactly("XDSRepositoryError");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Sender|DMPInvalidCertificate|Not a valid signature certificate|CONFIG|DMPInvalidCertificate",
            "Sender|wsa:MessageAddressingHeaderRequired|x|CONFIG|wsa:MessageAddressingHeaderRequired",
            "Sender|''|A required header representing a Message Addressing Property is not present|CONFIG|soap:Sender",
            "Receiver|''|Erreur interne|RETRY|soap:Receiver", "Sender|''|Erreur|HUMAN|soap:Sender",
            "Receiver|DMPInconnu|Erreur|HUMAN|DMPInconnu", "Receiver|autre|Structure inactive|CONFIG|autre",
            "Sender|DMPOk|Erreur|HUMAN|DMPOk"})
    void faultsWhateverTheStatus(String code, String subcode, String text, Kind expected, String national) {
        for (int status : List.of(200, 400, 500)) {
            Reaction reaction = to(received(status, fault(code, subcode, text)));
            assertThat(reaction.kind()).isEqualTo(expected);
            assertThat(reaction.nationalCodes()).containsExactly(national);
        }
    }

    @Test
    void successIsDoneAndItsWarningsAreKept() {
        assertThat(to(received(200, response("Success", "")))).isEqualTo(new Reaction(Kind.DONE, Health.UP, "DMP_STORED", List.of()));
        assertThat(to(received(200, response("Success", error("XDSExtraMetadataNotSaved", "x", "Warning")))))
                .isEqualTo(new Reaction(Kind.DONE, Health.UP, "DMP_WARNING", List.of("XDSExtraMetadataNotSaved")));
    }

    @Test
    void contradictoryOrUnexplainedAnswersAreNeverASuccess() {
        assertThat(to(received(200, response("Success", error("XDSRepositoryError", "x")))).kind()).isEqualTo(Kind.CHECK);
        assertThat(to(received(200, response("Failure", ""))).kind()).isEqualTo(Kind.HUMAN);
        assertThat(to(received(200, response("Failure", error("XDSExtraMetadataNotSaved", "x", "Warning")))).kind()).isEqualTo(Kind.HUMAN);
        assertThat(to(received(200, response("Unavailable", ""))).kind()).isEqualTo(Kind.CHECK);
        assertThat(to(received(200, response("PartialSuccess", error("XDSRepositoryMetadataError", "x")))))
                .isEqualTo(new Reaction(Kind.HUMAN, Health.UP, "DMP_PARTLY_STORED", List.of("XDSRepositoryMetadataError")));
    }

    @ParameterizedTest
    @CsvSource({"XDSRepositoryBusy, XDSPatientIdDoesNotMatch, PERMANENT", "XDSPatientIdDoesNotMatch, XDSMissingDocument, CONFIG",
            "XDSDuplicateUniqueIdInRegistry, XDSNonIdenticalHash, HUMAN", "XDSRepositoryError, XDSUnknownPatientId, NOT_DELIVERABLE",
            "XDSUnknownPatientId, XDSRepositoryMetadataError, PERMANENT"})
    void theWorstErrorDecidesAndComesFirst(String lighter, String worst, Kind expected) {
        Reaction reaction = to(received(200, response("Failure", error(lighter, "x") + error(worst, "x"))));
        assertThat(reaction.kind()).isEqualTo(expected);
        assertThat(reaction.nationalCodes()).containsExactly(worst, lighter);
    }

    @Test
    void genericErrorsAreRetriedThreeTimesAndALackOfResourcesSlowsDown() {
        assertThat(to(received(200, response("Failure", error("XDSRegistryError", "x")))).patience().mostAttempts()).isEqualTo(4);
        assertThat(to(received(200, response("Failure", error("XDSRegistryOutOfResources", "x")))).patience().slowdown()).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"iti41-response-success.xml, DONE", "iti41-response-success-warning.xml, DONE", "iti41-response-partial-success.xml, HUMAN",
            "iti41-response-failure-busy.xml, RETRY", "iti41-response-failure-duplicate.xml, CHECK",
            "iti41-response-failure-metadata.xml, PERMANENT", "soap-fault-invalid-certificate.xml, CONFIG",
            "soap-fault-missing-addressing.xml, CONFIG", "soap-fault-receiver.xml, RETRY"})
    void sampleAnswers(String name, Kind expected) {
        assertThat(to(new SoapAnswer.Received(200, "application/soap+xml", Samples.resource("answers/" + name))).kind())
                .isEqualTo(expected);
    }

    @Test
    void anOperatorAddsOrOverridesALine() {
        var changed = new Reactions(ReactionTable.standard().with("code\tDMPNouveau\tCONFIG\trefused\tDMP_CONFIGURATION\t-\t-\n"
                + "code\tXDSReplaceFailed\tPERMANENT\tup\tDMP_REFUSED\t-\t-"));
        assertThat(changed.to(received(200, response("Failure", error("DMPNouveau", "x"))), OURS).kind()).isEqualTo(Kind.CONFIG);
        assertThat(changed.to(received(200, response("Failure", error("XDSReplaceFailed", "x"))), OURS).kind()).isEqualTo(Kind.PERMANENT);
        assertThatThrownBy(() -> ReactionTable.standard().with("code\tX\tPEUT-ETRE\tup\tDMP_REFUSED\t-\t-"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PEUT-ETRE");
    }

    @Test
    void everyLineNamesACodeOfTheCatalogue() {
        var catalogue = new RejectCatalogue();
        assertThat(ReactionTable.standard().all()).hasSizeGreaterThan(60)
                .allSatisfy(line -> assertThat(catalogue.entry(line.catalogueCode())).isNotNull());
    }

    private Reaction to(SoapAnswer answer) {
        return reactions.to(answer, OURS);
    }
}

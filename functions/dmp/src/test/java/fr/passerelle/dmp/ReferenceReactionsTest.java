package fr.passerelle.dmp;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.dmp.ReactionTable.SignalKind;

import static fr.passerelle.dmp.Samples.error;
import static fr.passerelle.dmp.Samples.fault;
import static fr.passerelle.dmp.Samples.received;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

/** The codes of dmp-transport.md §8, §11.1 and §11.2, written once more: who changes a reaction changes both. */
class ReferenceReactionsTest {
    private static final List<Expected> REFERENCE = """
            XDSRepositoryBusy                        RETRY           DOWN    DMP_RETRY
            XDSRegistryBusy                          RETRY           DOWN    DMP_RETRY
            XDSRegistryNotAvailable                  RETRY           DOWN    DMP_RETRY
            XDSRepositoryOutOfResources              RETRY           DOWN    DMP_RETRY
            XDSRegistryOutOfResources                RETRY           DOWN    DMP_RETRY
            XDSRepositoryError                       RETRY           UP      DMP_RETRY
            XDSRegistryError                         RETRY           UP      DMP_RETRY
            XDSRepositoryMetadataError               PERMANENT       UP      DMP_REFUSED
            XDSRegistryMetadataError                 PERMANENT       UP      DMP_REFUSED
            XDSMissingDocument                       CONFIG          REFUSED DMP_CONFIGURATION
            XDSMissingDocumentMetadata               CONFIG          REFUSED DMP_CONFIGURATION
            XDSNonIdenticalHash                      HUMAN           UP      DMP_DOCUMENT_ID_REUSED
            XDSNonIdenticalSize                      HUMAN           UP      DMP_DOCUMENT_ID_REUSED
            XDSDuplicateUniqueIdInRegistry           CHECK           UP      DMP_ANSWER_LOST
            XDSRegistryDuplicateUniqueIdInMessage    CONFIG          REFUSED DMP_CONFIGURATION
            XDSRepositoryDuplicateUniqueIdInMessage  CONFIG          REFUSED DMP_CONFIGURATION
            XDSRegistryDeprecatedDocumentError       REBUILD         UP      DMP_REFERENCE_CHANGED
            XDSReplaceFailed                         HUMAN           UP      DMP_REPLACEMENT_REFUSED
            UnresolvedReferenceException             REBUILD         UP      DMP_REFERENCE_CHANGED
            XDSPatientIdDoesNotMatch                 PERMANENT       UP      DMP_PATIENT_MISMATCH
            XDSUnknownPatientId                      NOT_DELIVERABLE UP      DMP_NO_RECORD
            XDSExtraMetadataNotSaved                 HUMAN           UP      DMP_HUMAN
            XDSUnknownRepositoryId                   CONFIG          REFUSED DMP_CONFIGURATION
            XDSDocumentUniqueIdError                 CONFIG          REFUSED DMP_CONFIGURATION
            XDSTooManyResults                        CONFIG          REFUSED DMP_CONFIGURATION
            XDSUnknownStoredQuery                    CONFIG          REFUSED DMP_CONFIGURATION
            XDSStoredQueryMissingParam               CONFIG          REFUSED DMP_CONFIGURATION
            XDSStoredQueryParamNumber                CONFIG          REFUSED DMP_CONFIGURATION
            XDSMetadataUpdateError                   REBUILD         UP      DMP_DELETION_REFUSED
            XDSMetadataUpdateOperationError          REBUILD         UP      DMP_DELETION_REFUSED
            XDSMetadataVersionError                  REBUILD         UP      DMP_DELETION_REFUSED
            DMPOk                                    HUMAN           UP      DMP_HUMAN
            DMPFound                                 HUMAN           UP      DMP_HUMAN
            DMPInvalidCertificate                    CONFIG          REFUSED DMP_CONFIGURATION
            DMPClosed                                NOT_DELIVERABLE UP      DMP_CLOSED
            DMPPatientAccessAlreadyExists            HUMAN           UP      DMP_HUMAN
            DMPPatientAccessOTPAlreadyExists         HUMAN           UP      DMP_HUMAN
            MessageAddressingHeaderRequired          CONFIG          REFUSED DMP_CONFIGURATION
            AE                                       HUMAN           UP      DMP_HUMAN
            AR                                       HUMAN           UP      DMP_HUMAN
            QE                                       HUMAN           UP      DMP_HUMAN
            """.lines().map(Expected::of).toList();
    private static final String OURS = "urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8";

    private final Reactions reactions = new Reactions(ReactionTable.standard());

    /** What a code means in a refusal: one that means success elsewhere contradicts it, and asks a person. */
    private record Expected(String code, Kind kind, Health health, String catalogue) {
        static Expected of(String line) {
            String[] cells = line.strip().split("\\s+");
            return new Expected(cells[0], Kind.valueOf(cells[1]), Health.valueOf(cells[2]), cells[3]);
        }

        boolean matches(Reaction reaction) {
            return reaction.kind() == kind && reaction.health() == health && reaction.catalogueCode().equals(catalogue);
        }
    }

    @Test
    void everyCodeOfTheReferenceHasItsReactionWhateverItsCaseAndIsKeptAsReceived() {
        assertThat(REFERENCE).allSatisfy(expected -> {
            for (String code : List.of(expected.code(), expected.code().toUpperCase(Locale.ROOT), expected.code().toLowerCase(Locale.ROOT),
                    "urn:dmp:" + expected.code())) {
                Reaction reaction = refusal(code);
                assertThat(expected.matches(reaction)).as("%s: %s", code, reaction).isTrue();
                assertThat(reaction.nationalCodes()).containsExactly(code);
            }
        });
    }

    @Test
    void aFaultWithTheCodeAsksTheSame() {
        assertThat(REFERENCE).filteredOn(expected -> !expected.code().matches("XDSRe(pository|gistry)Error")).allSatisfy(expected -> {
            Reaction reaction = reactions.to(received(500, fault("Sender", expected.code(), "texte")), OURS);
            assertThat(expected.matches(reaction)).as("%s: %s", expected.code(), reaction).isTrue();
        });
    }

    @Test
    void theTableHoldsNoOtherCode() {
        Stream<String> codes = ReactionTable.standard().all().stream()
                .filter(line -> line.signal().kind() == SignalKind.CODE || line.signal().kind() == SignalKind.GENERIC)
                .map(line -> line.signal().value());
        assertThat(codes).containsExactlyInAnyOrderElementsOf(REFERENCE.stream().map(e -> e.code().toLowerCase(Locale.ROOT)).toList());
    }

    @Property(tries = 200)
    void anyOtherCodeAsksAPerson(@ForAll @AlphaChars @StringLength(min = 1, max = 40) String code) {
        Assume.that(REFERENCE.stream().noneMatch(e -> e.code().equalsIgnoreCase(code)));
        for (String unknown : List.of(code, "DMP" + code)) {
            assertThat(refusal(unknown)).isEqualTo(new Reaction(Kind.HUMAN, Health.UP, "DMP_HUMAN", List.of(unknown)));
        }
    }

    private Reaction refusal(String code) {
        return reactions.to(received(200, response("Failure", error(code, "texte"))), OURS);
    }
}

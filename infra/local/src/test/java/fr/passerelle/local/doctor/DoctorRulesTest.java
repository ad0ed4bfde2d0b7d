package fr.passerelle.local.doctor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.local.doctor.Finding.Mark;
import fr.passerelle.local.stage.DeployedStack;
import fr.passerelle.local.template.SamTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules of the doctor that need no platform. */
class DoctorRulesTest {
    private static final SamTemplate TEMPLATE = SamTemplate
            .read(Path.of(System.getProperty("passerelle.root", "../..")).resolve("template.yaml"));
    private static final Map<String, String> TEST = Map.of("Stage", "test", "NationalEnvironment", "TEST", "DmpBaseUrl",
            "https://lps2-formation.example", "PatientMailDomain", "patient.formation.mssante.fr", "AllowedMailDomains",
            "patient.formation.mssante.fr,medecin.formation.mssante.fr", "MssanteStarttls", "true", "MssanteImapTls", "starttls",
            "MssanteHost", "smtp.operateur.fr", "AlarmTopicArn", "arn:aws:sns:eu-west-3:1:alarmes");

    @ParameterizedTest
    @CsvSource({"750100125,true", "750100126,false", "2A0000015,false", "750999997,true"})
    void theLastDigitOfAFinessNumberIsItsKey(String number, boolean holds) {
        assertThat(Finess.keyHolds(number)).isEqualTo(holds);
    }

    @Test
    void aCoherentStageHasNothingWrong() {
        assertThat(parameters(Map.of())).allMatch(finding -> finding.mark() == Mark.OK);
    }

    @ParameterizedTest
    @CsvSource({"NationalEnvironment,PRODUCTION,'Hors production, NationalEnvironment vaut TEST.'",
            "DmpBaseUrl,https://lps2.dmp.gouv.fr/si-dmp-server/v2/services,'Hors production, DmpBaseUrl n''est pas le DMP de production.'",
            "PatientMailDomain,patient.mssante.fr,'Hors production, PatientMailDomain est un domaine d''essai.'",
            "MssanteStarttls,false,MssanteStarttls ne vaut false que sur un seul poste.",
            "MssanteHost,smtp.mssante.example,MssanteHost est le serveur de votre opérateur."})
    void aTestStageThatMeetsRealPeopleOrNobodyIsWrong(String parameter, String value, String rule) {
        assertThat(parameters(Map.of(parameter, value))).filteredOn(finding -> finding.mark() == Mark.FAILED)
                .extracting(Finding::text).contains("faux : " + rule);
    }

    @Test
    void aStackOutsideTheCertifiedRegionIsWrong() {
        assertThat(new Parameters(TEMPLATE, new DeployedStack("passerelle-test", Map.of(), TEST), "us-east-1").findings())
                .filteredOn(finding -> finding.mark() == Mark.FAILED).singleElement().extracting(Finding::subject).asString()
                .contains("HostedInTheEea");
    }

    @Test
    void aCallThatIsDeniedNamesTheMissingRightAndIsNeverSound() {
        List<Finding> findings = Examination.guarded("bucket x", "s3:GetBucketVersioning", () -> {
            throw S3Exception.builder().statusCode(403)
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").errorMessage("no").build()).build();
        });
        assertThat(findings).singleElement().returns(Mark.NOT_CHECKED, Finding::mark).extracting(Finding::text).asString()
                .contains("droit manquant s3:GetBucketVersioning");
    }

    @Test
    void aServiceThatDoesNotAnswerIsWrong() {
        List<Finding> findings = Examination.guarded("files", "sqs:ListQueues", () -> {
            throw new StoreUnavailableException("queues", SdkClientException.create("down"));
        });
        assertThat(findings).singleElement().returns(Mark.FAILED, Finding::mark);
    }

    private static List<Finding> parameters(Map<String, String> changed) {
        var all = new HashMap<>(TEST);
        all.putAll(changed);
        return new Parameters(TEMPLATE, new DeployedStack("passerelle-test", Map.of(), all), "eu-west-3").findings();
    }
}

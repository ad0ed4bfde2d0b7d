package fr.passerelle.local.doctor;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table of states: everything else can be made again, this cannot. */
final class Table implements Examination {
    private final DynamoDbClient client;
    private final String table;
    private final boolean deployed;

    /** @param deployed false on one machine, where nothing is kept */
    Table(DynamoDbClient client, String table, boolean deployed) {
        this.client = client;
        this.table = table;
        this.deployed = deployed;
    }

    @Override
    public List<Finding> findings() {
        String subject = "table " + table;
        var findings = new ArrayList<Finding>();
        findings.addAll(Examination.guarded(subject, "dynamodb:DescribeTable", () -> described(subject)));
        if (!deployed) {
            findings.add(Finding.notHere(subject, "sauvegarde, expiration et protection n'existent que déployées"));
            return findings;
        }
        findings.addAll(Examination.guarded(subject, "dynamodb:DescribeContinuousBackups",
                () -> List.of(Finding.when(client.describeContinuousBackups(r -> r.tableName(table)).continuousBackupsDescription()
                        .pointInTimeRecoveryDescription().pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED, subject,
                        "restaurable à tout instant des 35 derniers jours", "non restaurable à un instant donné", REDEPLOY))));
        findings.addAll(Examination.guarded(subject, "dynamodb:DescribeTimeToLive",
                () -> List.of(Finding.when(client.describeTimeToLive(r -> r.tableName(table)).timeToLiveDescription()
                        .timeToLiveStatus() == TimeToLiveStatus.ENABLED, subject, "expiration active", "rien n'expire", REDEPLOY))));
        return findings;
    }

    private List<Finding> described(String subject) {
        TableDescription found = client.describeTable(r -> r.tableName(table)).table();
        boolean stream = found.streamSpecification() != null && found.streamSpecification().streamEnabled()
                && found.streamSpecification().streamViewType() == StreamViewType.KEYS_ONLY;
        var findings = new ArrayList<Finding>(
                List.of(Finding.when(stream, subject, "flux actif", "flux absent : personne n'est tenu informé", REDEPLOY)));
        if (deployed) {
            findings.add(Finding.when(Boolean.TRUE.equals(found.deletionProtectionEnabled()), subject, "protégée contre la suppression",
                    "non protégée contre la suppression", REDEPLOY));
        }
        return findings;
    }
}

package fr.passerelle.local.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import fr.passerelle.aws.Settings;

/** Buckets of a deployed stack, against what {@code template.yaml} gave them: somebody may have changed one since. */
final class Buckets implements Examination {
    private final S3Client s3;
    private final Settings settings;

    Buckets(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    @Override
    public List<Finding> findings() {
        var named = new LinkedHashMap<String, String>();
        for (String setting : List.of("DROP_BUCKET", "VAULT_BUCKET", "RESULTS_BUCKET", "PROOFS_BUCKET", "CONFIGURATION_BUCKET")) {
            settings.find(setting).ifPresent(bucket -> named.put(setting, bucket));
        }
        return named.entrySet().stream().flatMap(bucket -> of(bucket).stream()).toList();
    }

    private List<Finding> of(Map.Entry<String, String> bucket) {
        String name = bucket.getValue();
        String subject = "bucket " + name;
        var findings = new ArrayList<Finding>();
        findings.addAll(Examination.guarded(subject, "s3:GetBucketVersioning",
                () -> List.of(Finding.when(s3.getBucketVersioning(r -> r.bucket(name)).status() == BucketVersioningStatus.ENABLED, subject,
                        "versions gardées", "versions non gardées", REDEPLOY))));
        findings.addAll(Examination.guarded(subject, "s3:GetBucketPublicAccessBlock",
                () -> List.of(Finding.when(closed(s3.getPublicAccessBlock(r -> r.bucket(name)).publicAccessBlockConfiguration()), subject,
                        "accès public fermé", "accès public possible", REDEPLOY))));
        findings.addAll(Examination.guarded(subject, "s3:GetEncryptionConfiguration",
                () -> List.of(
                        Finding.when(encrypted(name), subject, "chiffré par la clé de la pile", "non chiffré par une clé KMS", REDEPLOY))));
        if (bucket.getKey().equals("PROOFS_BUCKET")) {
            findings.addAll(Examination.guarded(subject, "s3:GetBucketObjectLockConfiguration",
                    () -> List.of(Finding.when(s3.getObjectLockConfiguration(r -> r.bucket(name)).objectLockConfiguration()
                            .objectLockEnabled() == ObjectLockEnabled.ENABLED, subject, "preuves verrouillées", "preuves effaçables",
                            "Le verrou ne se pose qu'à la création : voir docs/operations.md, « Retention »."))));
        }
        return findings;
    }

    private boolean encrypted(String name) {
        return s3.getBucketEncryption(r -> r.bucket(name)).serverSideEncryptionConfiguration().rules().stream()
                .anyMatch(rule -> rule.applyServerSideEncryptionByDefault().sseAlgorithm() == ServerSideEncryption.AWS_KMS);
    }

    private static boolean closed(PublicAccessBlockConfiguration block) {
        return block.blockPublicAcls() && block.blockPublicPolicy() && block.ignorePublicAcls() && block.restrictPublicBuckets();
    }
}

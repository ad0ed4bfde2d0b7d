package fr.passerelle.localstack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.aws.S3AckPlace;
import fr.passerelle.aws.S3Disposal;
import fr.passerelle.aws.S3DropBucket;
import fr.passerelle.aws.S3PackageVault;
import fr.passerelle.aws.S3ProofPlace;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What the project relies on in S3, through its own adapters where there is one (aws-stack.md §8.2). */
@Contract
class ObjectContractTest implements OnTarget {
    private static final String KEY = "750000001/inbox/lettre à l'été + 1.json";

    private final Target target;
    private final S3Client s3;
    private final String bucket = Target.fresh("objects");

    ObjectContractTest(Target target) {
        this.target = target;
        this.s3 = target.clients().s3();
    }

    @Override
    public Target target() {
        return target;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(b -> b.bucket(bucket));
        s3.putBucketVersioning(v -> v.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void anObjectIsFoundUnderItsNameWithSpacesAndAccents() {
        s3.putObject(p -> p.bucket(bucket).key(KEY).contentType("application/json").metadata(Map.of("origin", "dpi")),
                RequestBody.fromString("{}"));

        var found = s3.getObject(g -> g.bucket(bucket).key(KEY)).response();
        assertThat(found.contentType()).isEqualTo("application/json");
        assertThat(found.metadata()).containsEntry("origin", "dpi");
        assertThat(keys("750000001/inbox/")).containsExactly(KEY);
        assertThat(keys("other/")).isEmpty();
    }

    @Test
    void aLongListIsReadToItsEnd() {
        List.of("p/3", "p/1", "p/2", "q/1").forEach(key -> put(key, key));

        assertThat(s3.listObjectsV2Paginator(l -> l.bucket(bucket).prefix("p/").maxKeys(2)).contents().stream().map(S3Object::key))
                .containsExactly("p/1", "p/2", "p/3");
    }

    @Test
    void anObjectThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("nothing"))).isInstanceOf(NoSuchKeyException.class);
        assertThat(new S3DropBucket(s3, bucket).find("nothing")).isEmpty();
        assertThat(new S3PackageVault(s3, bucket).find("nothing")).isEmpty();
    }

    @Test
    void anObjectIsWrittenOnlyOnceWhenTheWriterAsksForIt() {
        s3.putObject(p -> p.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatThrownBy(() -> s3.putObject(p -> p.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString("second")))
                .asInstanceOf(type(S3Exception.class)).satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(read("once")).isEqualTo("first");
    }

    @Test
    void anObjectIsReadOnlyInTheStateThatWasRegistered() {
        String eTag = s3.putObject(p -> p.bucket(bucket).key("state"), RequestBody.fromString("first")).eTag();
        assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("state").ifMatch(eTag)).asUtf8String()).isEqualTo("first");
        put("state", "second");

        assertThatThrownBy(() -> s3.getObjectAsBytes(g -> g.bucket(bucket).key("state").ifMatch(eTag)))
                .asInstanceOf(type(S3Exception.class)).satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void anOlderVersionOfAnObjectStaysReadable() throws Exception {
        String first = put("versions", "first");
        S3DropBucket drops = new S3DropBucket(s3, bucket);
        DropObject found = drops.find("versions").orElseThrow();
        String second = put("versions", "second");

        assertThat(first).isNotBlank().isNotEqualTo(second).isEqualTo(found.version());
        assertThat(s3.headObject(g -> g.bucket(bucket).key("versions")).versionId()).isEqualTo(second);
        try (var old = drops.open(found)) {
            assertThat(new String(old.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first");
        }
    }

    @Test
    void whatIsDeletedFromTheDropBucketIsExactlyOneVersion() {
        var disposal = new S3Disposal(s3, bucket, bucket);
        var drops = new S3DropBucket(s3, bucket);
        put("e/inbox/old.json", "old");
        DropObject old = drops.find("e/inbox/old.json").orElseThrow();
        put("e/inbox/old.json", "new");

        assertThat(disposal.dropped(old, 10)).hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("old"));
        disposal.deleteDropped(old);
        disposal.deleteDropped(old);

        assertThat(disposal.dropped(old, 10)).isEmpty();
        assertThat(disposal.newest("e/inbox/old.json")).hasValueSatisfying(newest -> {
            assertThat(newest.object().version()).isNotEqualTo(old.version());
            assertThat(newest.at()).isNotNull();
            disposal.deleteDropped(newest.object());
            assertThat(disposal.dropped(newest.object(), 10)).isEmpty();
        });
    }

    @Test
    void whatIsDeletedFromTheVaultIsNoLongerListed() {
        String vault = Target.fresh("vault");
        s3.createBucket(b -> b.bucket(vault));
        var disposal = new S3Disposal(s3, bucket, vault);
        new S3PackageVault(s3, vault).put("i/0.xml", new byte[]{1}, "text/xml");
        assertThat(disposal.vaultPaths("i/")).containsExactly("i/0.xml");

        disposal.deleteFromVault(disposal.vaultPaths("i/"));
        disposal.deleteFromVault(List.of("i/0.xml"));

        assertThat(disposal.vaultPaths("i/")).isEmpty();
    }

    @Test
    void aProofIsWrittenOnce() {
        var proofs = new S3ProofPlace(s3, bucket);

        assertThat(proofs.write("750712184", "i", 1, new byte[]{1})).isTrue();
        assertThat(proofs.write("750712184", "i", 1, new byte[]{1})).as("the same again").isTrue();
        assertThat(proofs.write("750712184", "i", 1, new byte[]{2})).isFalse();
        assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket).key("proofs/750712184/i/1.json")).asByteArray()).containsExactly(1);
    }

    @Test
    void anAcknowledgementIsWrittenOnce() {
        var acks = new S3AckPlace(s3, bucket);

        assertThat(acks.find("750712184", "CHU/DPI/1.ack.hl7")).isEmpty();
        assertThat(acks.write("750712184", "CHU/DPI/1.ack.hl7", new byte[]{1})).isTrue();
        assertThat(acks.write("750712184", "CHU/DPI/1.ack.hl7", new byte[]{2})).isFalse();
        assertThat(acks.find("750712184", "CHU/DPI/1.ack.hl7")).contains(new byte[]{1});
    }

    private String put(String key, String content) {
        return s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(content)).versionId();
    }

    private String read(String key) {
        return s3.getObjectAsBytes(g -> g.bucket(bucket).key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2(l -> l.bucket(bucket).prefix(prefix)).contents().stream().map(S3Object::key).toList();
    }
}

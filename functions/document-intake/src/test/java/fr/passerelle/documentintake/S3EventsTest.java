package fr.passerelle.documentintake;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.DropBucket.DropObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class S3EventsTest {
    private static final String EVENT = """
            {"Records":[
              {"eventVersion":"2.6","eventSource":"aws:s3","awsRegion":"eu-west-3","eventTime":"2026-03-10T08:30:00.000Z",
               "eventName":"ObjectCreated:Put","userIdentity":{"principalId":"AWS:X"},"requestParameters":{"sourceIPAddress":"10.0.0.1"},
               "s3":{"s3SchemaVersion":"1.0","configurationId":"drop","bucket":{"name":"drop","arn":"arn:aws:s3:::drop"},
                     "object":{"key":"750000018/inbox/lettre+n%C2%B01.json","size":2048,"eTag":"abc","versionId":"v7","sequencer":"0A1B"}},
               "tomorrow":{"unknown":true}},
              {"eventName":"ObjectCreated:CompleteMultipartUpload",
               "s3":{"bucket":{"name":"drop"},"object":{"key":"750000018/inbox/a%2Bb.pdf","size":1,"eTag":"def"}}},
              {"eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"drop"},"object":{"key":"x"}}}]}
            """;

    @Test
    void everyRecordOfACreationIsReadWithItsKeyDecoded() {
        S3Events.Event event = S3Events.read(EVENT);

        assertThat(event.postponed()).isFalse();
        assertThat(event.objects()).extracting(DroppedObject::object).containsExactly(
                new DropObject("750000018/inbox/lettre n°1.json", "v7", "abc", 2048),
                new DropObject("750000018/inbox/a+b.pdf", "def", "def", 1));
    }

    @Test
    void theTestEventHasNoRecord() {
        assertThat(S3Events.read("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"drop\"}").objects()).isEmpty();
    }

    @Test
    void anEventPutOffIsTheSameRecordSeenAgain() {
        DroppedObject first = S3Events.read(EVENT).objects().getFirst();
        S3Events.Event again = S3Events.read(S3Events.postponed(first));

        assertThat(again.postponed()).isTrue();
        assertThat(again.objects()).containsExactly(first);
    }

    @Test
    void whatIsNoEventIsRefusedWithoutBeingQuoted() {
        assertThatIllegalArgumentException().isThrownBy(() -> S3Events.read("DUPONT {"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("DUPONT"));
        assertThatIllegalArgumentException().isThrownBy(() -> S3Events.read("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}"));
    }
}

package fr.passerelle.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamTemplateTest {
    private static final StackValues VALUES = new StackValues("eu-west-3", "000000000000", URI.create("http://127.0.0.1:9324"),
            URI.create("http://127.0.0.1:9325"), Map.of());

    private static final String SCHEDULED = """
            Resources:
              Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
              Ticker:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: ticker
                  CodeUri: ticker.zip
                  Handler: com.example.Ticker
                  Events:
                    Tick:
                      Type: ScheduleV2
                      Properties: { ScheduleExpression: "%s", DeadLetterConfig: { Arn: !GetAtt Dead.Arn } }
            """;

    @TempDir
    Path folder;

    @Test
    void aQueueIsReadWithItsRedriveAndItsReferencesReplaced() throws IOException {
        Stack stack = resolve("""
                Parameters: { Stage: { Type: String, Default: local } }
                Resources:
                  Work:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Sub "p-${Stage}-work"
                      VisibilityTimeout: 720
                      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }
                  Dead:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Join ["-", [p, !Ref Stage, dead]]
                """);

        QueueSpec work = stack.queue("Work");
        assertThat(work.name()).isEqualTo("p-local-work");
        assertThat(work.visibility()).isEqualTo(Duration.ofMinutes(12));
        assertThat(work.redrive()).contains(new QueueSpec.Redrive("arn:aws:sqs:eu-west-3:000000000000:p-local-dead", 5));
        assertThat(stack.isDeadLetters(stack.queue("Dead"))).isTrue();
        assertThat(stack.isDeadLetters(work)).isFalse();
    }

    @Test
    void aFunctionTakesTheGlobalsItDoesNotSay() throws IOException {
        Stack stack = resolve("""
                Globals: { Function: { Timeout: 20, MemorySize: 512, Environment: { Variables: { A: one, B: two } } } }
                Resources:
                  Work: { Type: AWS::SQS::Queue, Properties: { QueueName: work, VisibilityTimeout: 120 } }
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: worker
                      CodeUri: functions/worker/target/worker.zip
                      Handler: com.example.Worker
                      MemorySize: 1024
                      Environment: { Variables: { B: three, QUEUE_URL: !Ref Work } }
                      Events:
                        Work:
                          Type: SQS
                          Properties: { Queue: !GetAtt Work.Arn, FunctionResponseTypes: [ReportBatchItemFailures] }
                """);

        FunctionSpec worker = stack.function("worker").orElseThrow();
        assertThat(worker.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(worker.memory()).isEqualTo(1024);
        assertThat(worker.environment())
                .isEqualTo(Map.of("A", "one", "B", "three", "QUEUE_URL", "http://127.0.0.1:9324/000000000000/work"));
        assertThat(worker.queues()).singleElement().satisfies(mapping -> {
            assertThat(mapping.batchSize()).isEqualTo(10);
            assertThat(mapping.reportsFailures()).isTrue();
        });
    }

    @Test
    void aConditionChoosesAndNoValueRemovesTheProperty() throws IOException {
        Stack stack = resolve("""
                Parameters: { Slow: { Type: String, Default: "no" } }
                Conditions: { IsSlow: !Not [!Equals [!Ref Slow, "no"]] }
                Resources:
                  Work:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !If [IsSlow, slow, fast]
                      DelaySeconds: !If [IsSlow, 5, !Ref "AWS::NoValue"]
                """);

        assertThat(stack.queue("Work").name()).isEqualTo("fast");
        assertThat(stack.queue("Work").delay()).isZero();
    }

    @Test
    void aLoopWritesItsBodyOncePerValue() throws IOException {
        Stack stack = resolve("""
                Parameters: { Stage: { Type: String, Default: local } }
                Resources:
                  Fn::ForEach::Queues:
                    - Name
                    - [Drop, Mail]
                    - ${Name}Queue:
                        Type: AWS::SQS::Queue
                        Properties:
                          QueueName: !Sub "${Stage}-${Name}"
                          RedrivePolicy: { deadLetterTargetArn: { Fn::GetAtt: [!Sub "${Name}Dead", Arn] }, maxReceiveCount: 5 }
                      ${Name}Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: "dead-${Name}" } }
                """);

        assertThat(stack.queues()).extracting(QueueSpec::name).containsExactly("local-Drop", "dead-Drop", "local-Mail", "dead-Mail");
        assertThat(stack.isDeadLetters(stack.queue("MailDead"))).isTrue();
    }

    @Test
    void aLoopMayNotWriteAResourceTwice() {
        assertRefused("Resources: { Fn::ForEach::Queues: [Name, [A, B], { Queue: { Type: AWS::SQS::Queue } }] }", "Queue is written twice");
    }

    @Test
    void aLoopOfAnotherFormIsRefused() {
        assertRefused("Resources: { Fn::ForEach::Queues: [Name, { Queue: { Type: AWS::SQS::Queue } }] }",
                "Fn::ForEach::Queues is not [variable, [values], {body}]");
    }

    @Test
    void aParameterThatIsAListIsJoined() throws IOException {
        Stack stack = resolve("""
                Parameters: { Names: { Type: CommaDelimitedList, Default: "a, b" } }
                Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Join ["-", !Ref Names] } } }
                """);

        assertThat(stack.queue("Q").name()).isEqualTo("a-b");
    }

    @Test
    void aPropertyThatTheLocalPlatformWouldIgnoreSilentlyIsRefusedByName() {
        assertRefused("""
                Resources:
                  T: { Type: AWS::DynamoDB::Table, Properties: { TableName: t, LocalSecondaryIndexes: [] } }
                """, "T: not understood by the local platform: [LocalSecondaryIndexes]");
    }

    @Test
    void anIndexIsReadWithItsKeysAndWhatItHolds() throws IOException {
        Stack stack = resolve("""
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: t
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{ AttributeName: a, AttributeType: S }, { AttributeName: b, AttributeType: N }]
                      KeySchema: [{ AttributeName: a, KeyType: HASH }]
                      GlobalSecondaryIndexes:
                        - IndexName: i
                          KeySchema: [{ AttributeName: b, KeyType: HASH }, { AttributeName: a, KeyType: RANGE }]
                          Projection: { ProjectionType: KEYS_ONLY }
                """);

        assertThat(stack.table("T").indexes()).containsExactly(new TableSpec.Index("i", "b", Optional.of("a"), "KEYS_ONLY"));
    }

    @Test
    void aScheduleIsReadWithItsRateAndItsDeadLetters() throws IOException {
        Stack stack = resolve(SCHEDULED.formatted("rate(5 minutes)"));

        assertThat(stack.function("ticker").orElseThrow().schedules())
                .containsExactly(new ScheduleMapping("Tick", Duration.ofMinutes(5), Optional.of(stack.queue("Dead").arn())));
        assertThat(stack.isDeadLetters(stack.queue("Dead"))).isTrue();
        assertThat(resolve(SCHEDULED.formatted("rate(1 day)")).function("ticker").orElseThrow().schedules())
                .extracting(ScheduleMapping::rate).containsExactly(Duration.ofDays(1));
    }

    @Test
    void aScheduleThatIsNoRateIsRefused() {
        assertRefused(SCHEDULED.formatted("cron(0 20 * * ? *)"),
                "Ticker.Events.Tick.Properties: only ScheduleExpression rate(…) is understood");
    }

    @Test
    void aKindOfResourceThatTheLocalPlatformDoesNotHaveIsRefused() {
        assertRefused("Resources: { T: { Type: AWS::SNS::Topic } }", "T: the local platform has no AWS::SNS::Topic");
    }

    @Test
    void aReferenceToNothingIsRefused() {
        assertRefused("Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Nobody } } }",
                "neither parameter nor resource Nobody");
    }

    @Test
    void anUnknownIntrinsicFunctionIsRefused() {
        assertRefused("Resources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Select [0, [a]] } } }",
                "Fn::Select is not understood");
    }

    @Test
    void aKeyWrittenTwiceIsRefused() {
        assertRefused("Resources: { Q: { Type: AWS::SQS::Queue }, Q: { Type: AWS::SQS::Queue } }", "duplicate key");
    }

    @Test
    void aTimeoutAboveTheVisibilityIsRefusedAsAwsDoes() {
        assertRefused("""
                Resources:
                  Work: { Type: AWS::SQS::Queue, Properties: { QueueName: work, VisibilityTimeout: 10 } }
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: worker
                      CodeUri: worker.zip
                      Handler: com.example.Worker
                      Timeout: 11
                      Events: { Work: { Type: SQS, Properties: { Queue: !GetAtt Work.Arn } } }
                """, "above the visibility timeout of Work");
    }

    @Test
    void aParameterThatDoesNotExistCannotBeGiven() throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), "Resources: {}");
        StackValues values = new StackValues("eu-west-3", "0", URI.create("http://x"), URI.create("http://y"), Map.of("Typo", "1"));
        assertThatThrownBy(() -> SamTemplate.read(file).resolve(values)).hasMessageContaining("no parameter Typo");
    }

    private Stack resolve(String yaml) throws IOException {
        return SamTemplate.read(Files.writeString(folder.resolve("template.yaml"), yaml)).resolve(VALUES);
    }

    private void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> resolve(yaml)).isInstanceOf(TemplateException.class).hasMessageContaining(message);
    }
}

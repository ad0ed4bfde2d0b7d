package fr.passerelle.local.template;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static fr.passerelle.local.template.Deployed.STACK;
import static fr.passerelle.local.template.Deployed.TEMPLATE;
import static fr.passerelle.local.template.Deployed.properties;
import static fr.passerelle.local.template.Deployed.resource;
import static org.assertj.core.api.Assertions.assertThat;

/** How a stage changes, what leaves it and what it costs: canaries, fixed addresses, concurrency, TLS, tags, stages. */
class RolloutRulesTest {
    private static final Set<String> CALL_OUTSIDE = Set.of("dmp-dispatch", "mailbox-dispatch", "mailbox-collector");

    @ParameterizedTest
    @MethodSource("functions")
    void aRolloutOfAFunctionIsTakenBackByItsOwnAlarm(FunctionSpec function) {
        String name = function.id().replace("Function", "");
        assertThat(properties(function.id()).section("DeploymentPreference").list("Alarms")).asString()
                .isEqualTo("[{Ref=" + name + "Fails}]");
        assertThat(String.valueOf(properties(name + "Fails").values())).contains("{Ref=" + function.id() + "}", "live",
                name + "ErrorLines");
        assertThat(properties(name + "ErrorLines").section("LogGroupName").text("Ref")).isEqualTo(name + "Log");
    }

    @Test
    void inProductionATenthGoesFirst() {
        Section preference = globals().section("DeploymentPreference");
        assertThat(preference.section("Type").list("Fn::If")).asString()
                .isEqualTo("[IsProduction, Canary10Percent10Minutes, AllAtOnce]");
        assertThat(String.valueOf(preference.values())).contains("DeploymentRole");
    }

    @Test
    void logsAreJsonAndCallsAreTraced() {
        assertThat(globals().section("LoggingConfig").text("LogFormat")).isEqualTo("JSON");
        assertThat(globals().section("Tracing").text("Ref")).isEqualTo("Tracing");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void onlyWhoCallsOutsideIsInTheNetworkOfFixedAddresses(FunctionSpec function) {
        Section written = properties(function.id());
        assertThat(written.find("VpcConfig").isPresent()).isEqualTo(CALL_OUTSIDE.contains(function.module()));
        written.find("VpcConfig").ifPresent(config -> assertThat(String.valueOf(config)).contains("HasFixedEgress", "EgressPrivateSubnet0",
                "EgressPrivateSubnet1", "EgressSecurityGroup", "AWS::NoValue"));
    }

    @Test
    void theNetworkIsOnlyThereWhenItIsAskedForAndNobodyComesIn() {
        List<String> network = TEMPLATE.section("Resources").keySet().stream()
                .filter(id -> resource(id).text("Type").startsWith("AWS::EC2::")).toList();
        assertThat(network).hasSizeGreaterThan(15).allSatisfy(id -> assertThat(resource(id).text("Condition")).isEqualTo("HasFixedEgress"));
        assertThat(properties("EgressSecurityGroup").find("SecurityGroupIngress")).isEmpty();
        assertThat(network).filteredOn(id -> resource(id).text("Type").equals("AWS::EC2::NatGateway")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aQueueNeverTakesAllTheConcurrencyOfTheAccount(FunctionSpec function) {
        Section events = properties(function.id()).section("Events");
        function.queues().forEach(mapping -> assertThat(
                events.section(mapping.id()).section("Properties").section("ScalingConfig").number("MaximumConcurrency")).isBetween(2, 10));
    }

    @Test
    void everyQueueIsSpokenToOverTls() {
        assertThat(STACK.queues())
                .allSatisfy(queue -> assertThat(String.valueOf(properties(queue.id() + "Policy").values())).contains("Deny")
                        .contains("aws:SecureTransport=false").contains(queue.id()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theBillTellsOneStepFromAnother(FunctionSpec function) {
        assertThat(properties(function.id()).section("Tags").text("Step")).isEqualTo(function.module());
    }

    @Test
    void anAnswerIsAnEventForTheBusOfTheHospitals() {
        assertThat(properties("ResultsBucket").section("NotificationConfiguration").section("EventBridgeConfiguration")
                .flag("EventBridgeEnabled")).isTrue();
        String rule = String.valueOf(properties("ResultEventsRule").values());
        assertThat(rule).contains("aws.s3", "Object Created", "{Ref=ResultsBucket}", "HospitalEventBus", "ResultEventsDeadLetters");
        assertThat(STACK.bucket("DropBucket").notifications()).as("drops are no business of the bus").hasSize(1);
        assertThat(properties("DropBucket").section("NotificationConfiguration").find("EventBridgeConfiguration")).isEmpty();
    }

    static List<FunctionSpec> functions() {
        return STACK.functions();
    }

    private static Section globals() {
        return Section.of("Globals", TEMPLATE.section("Globals")).section("Function");
    }
}

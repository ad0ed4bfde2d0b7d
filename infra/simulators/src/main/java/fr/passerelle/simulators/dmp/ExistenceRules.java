package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** What the question of TD0.2 must say (dmp-transport.md §8). */
final class ExistenceRules {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String INTERACTION = "PRPA_IN201307UV02";
    private static final String DMP = "1.2.250.1.213.4.1.1.1";
    private static final String REASONS = "1.2.250.1.213.1.1.4.11";
    private static final String PATIENT = "controlActProcess/queryByParameter/parameterList/patientIdentifier";

    private final Environment environment;

    ExistenceRules(Environment environment) {
        this.environment = environment;
    }

    List<Finding> judge(Tree body, Vihf vihf) {
        if (!body.is(HL7, INTERACTION)) {
            return List.of(finding("existence-frame", "l'élément du corps n'est pas " + INTERACTION));
        }
        return Stream.of(rule("existence-frame", frame(body)), rule("existence-devices", devices(body)),
                rule("existence-reason", reason(body)), rule("existence-patient", patient(body)),
                rule("existence-vihf-patient", vihfPatient(body, vihf))).flatMap(Function.identity()).toList();
    }

    private Stream<String> frame(Tree body) {
        String mode = environment == Environment.PRODUCTION ? "P" : "D";
        return Stream.of(unless(body.attribute("ITSVersion").equals("XML_1.0"), "ITSVersion absente ou fausse"),
                unless(body.attributeAt("interactionId", "extension").equals(INTERACTION), "interactionId faux"),
                unless(Forms.isOid(body.attributeAt("id", "root")), "id absent ou sans OID"),
                unless(Forms.isUtc(body.attributeAt("creationTime", "value")), "creationTime absent ou faux"),
                unless(body.attributeAt("processingCode", "code").equals(mode), "processingCode qui n'est pas celui de l'environnement"),
                unless(body.attributeAt("acceptAckCode", "code").equals("AL"), "acceptAckCode autre que AL")).flatMap(Function.identity());
    }

    private static Stream<String> devices(Tree body) {
        return Stream.concat(unless(body.attributeAt("receiver/device/id", "root").equals(DMP), "le destinataire n'est pas le DMP"),
                unless(Forms.isOid(body.attributeAt("sender/device/id", "root")), "l'émetteur n'a pas d'OID"));
    }

    private static Stream<String> reason(Tree body) {
        Optional<Tree> reason = body.first("controlActProcess/reasonCode");
        return Stream.concat(
                unless(reason.filter(r -> r.attribute("code").equals("TEST_EXST") && r.attribute("codeSystem").equals(REASONS)).isPresent(),
                        "reasonCode autre que TEST_EXST"),
                unless(!body.attributeAt("controlActProcess/queryByParameter/queryId", "root").isEmpty(), "queryId absent"));
    }

    private Stream<String> patient(Tree body) {
        List<Tree> patients = body.all(PATIENT);
        if (patients.size() != 1 || !patients.getFirst().first("semanticsText").map(Tree::text).orElse("").equals("Patient.id")) {
            return Stream.of("patientIdentifier absent, répété ou sans semanticsText Patient.id");
        }
        return Forms.insFault(patients.getFirst().attributeAt("value", "extension"), patients.getFirst().attributeAt("value", "root"),
                environment).stream();
    }

    private static Stream<String> vihfPatient(Tree body, Vihf vihf) {
        String cx = body.attributeAt(PATIENT + "/value", "extension") + "^^^&" + body.attributeAt(PATIENT + "/value", "root") + "&ISO^NH";
        return unless(vihf.text(Vihf.RESOURCE).equals(cx), "le patient du VIHF n'est pas celui de la question");
    }

    private static Stream<Finding> rule(String name, Stream<String> texts) {
        return texts.map(text -> finding(name, text));
    }

    private static Finding finding(String name, String text) {
        return new Finding(name, "AE", "", text);
    }
}

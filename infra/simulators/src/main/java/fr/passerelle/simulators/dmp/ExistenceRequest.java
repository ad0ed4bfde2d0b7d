package fr.passerelle.simulators.dmp;

import java.util.List;

import fr.passerelle.simulators.dmp.profile.Profiles;
import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xml.Tree;

/** TD0.2: test of existence, answered from the profile of the patient (dmp-transport.md §8). */
record ExistenceRequest(Envelope envelope, VihfGate gate, ExistenceRules rules, Profiles profiles,
        ExistenceWriter answers) implements Endpoint.Request {
    private static final String VALUE = "controlActProcess/queryByParameter/parameterList/patientIdentifier/value";

    /**
     * What the answer repeats of the question.
     *
     * @param messageId of the envelope
     * @param id {@code id} of the HL7 message
     * @param queryId {@code queryId}
     * @param sender OID of the caller
     * @param patient matricule INS
     * @param authority OID of the INS
     * @param mode {@code processingCode}
     */
    record Question(String messageId, InstanceId id, InstanceId queryId, String sender, String patient, String authority, String mode) {}

    /** An instance identifier. */
    record InstanceId(String root, String extension) {}

    @Override
    public Subject subject() {
        return new Subject(Transaction.EXISTENCE, envelope.vihf().text(Vihf.STRUCTURE), envelope.vihf().matricule().orElse(""), List.of(),
                List.of());
    }

    @Override
    public List<String> titles() {
        return List.of();
    }

    @Override
    public Endpoint.Judgement judge(Caller caller) throws SoapFaultException {
        gate.check(envelope.vihf(), caller);
        List<Finding> findings = rules.judge(envelope.body(), envelope.vihf());
        Question question = question();
        return new Endpoint.Judgement(findings,
                findings.isEmpty() ? answers.answer(question, profiles.of(question.patient())) : answers.refusal(question, findings));
    }

    @Override
    public Answer refusal(List<Finding> findings) {
        return answers.refusal(question(), findings);
    }

    private Question question() {
        Tree body = envelope.body();
        return new Question(messageId(), id(body, "id"), id(body, "controlActProcess/queryByParameter/queryId"),
                body.attributeAt("sender/device/id", "root"), body.attributeAt(VALUE, "extension"), body.attributeAt(VALUE, "root"),
                body.attributeAt("processingCode", "code"));
    }

    private static InstanceId id(Tree body, String path) {
        return new InstanceId(body.attributeAt(path, "root"), body.attributeAt(path, "extension"));
    }
}

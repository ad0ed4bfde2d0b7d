package fr.passerelle.simulators.dmp;

import java.util.List;

import fr.passerelle.simulators.dmp.registry.DocumentRegister;
import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;

/** TD3.3c: delete one document of one's own (dmp-transport.md §7). */
record DeleteRequest(Envelope envelope, VihfGate gate, UpdateRules rules, DocumentRegister register,
        AnswerWriter answers) implements Endpoint.Request {

    @Override
    public Subject subject() {
        return new Subject(Transaction.DELETE, envelope.vihf().text(Vihf.STRUCTURE), envelope.vihf().matricule().orElse(""), List.of(),
                register.aimedAt(Metadata.of(envelope.body()).associations()));
    }

    @Override
    public List<String> titles() {
        return Metadata.of(envelope.body()).lots().stream().map(RegistryObject::title).toList();
    }

    @Override
    public Endpoint.Judgement judge(Caller caller) throws SoapFaultException {
        gate.check(envelope.vihf(), caller);
        List<Finding> findings = rules.judge(envelope.body(), envelope.vihf());
        if (findings.isEmpty()) {
            findings = register.delete(envelope.vihf().text(Vihf.STRUCTURE), Metadata.of(envelope.body()));
        }
        return new Endpoint.Judgement(findings,
                findings.isEmpty() ? answers.success(messageId(), Transaction.DELETE) : refusal(findings));
    }

    @Override
    public Answer refusal(List<Finding> findings) {
        return answers.failure(messageId(), Transaction.DELETE, findings);
    }
}

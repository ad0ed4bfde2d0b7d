package fr.passerelle.hl7.document;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Hl7Sender.Matrix;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.document.ParticipantReader.Participants;
import fr.passerelle.hl7.patient.Pid;

/** Which combinations of flags, recipients and patient may leave (messages.md §2.8). */
final class MatrixChecks {
    private static final int MAJORITY = 18;

    private final DocumentContext context;
    private final Findings findings;

    MatrixChecks(DocumentContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Flags flags, @Nullable Operation operation, Participants participants, Pid pid, String document) {
        boolean professionals = flags.is(Flag.DESTMSSANTEPS);
        boolean patient = flags.is(Flag.DESTMSSANTEPAT);
        if (context.sender().matrix() == Matrix.STRICT && (professionals || patient) && !inMatrix(flags)) {
            findings.fault(Reason.of("HL7_MATRIX"));
        }
        if (!flags.is(Flag.DESTDMP) && !professionals && !patient) {
            findings.fault(Reason.of("DESTINATION_NONE"));
        }
        if (patient && flags.is(Flag.INVISIBLE_PATIENT)) {
            findings.fault(Reason.at(document, "HIDDEN_BUT_MAILED"));
        }
        if (patient && flags.is(Flag.INVISIBLE_REP_LEGAUX) && minor(pid)) {
            findings.fault(Reason.at(document, "SECRET_BUT_MAILED"));
        }
        if (flags.is(Flag.MODIF_CONF_CODE) && operation != null && operation != Operation.REPLACEMENT) {
            findings.fault(Reason.at(document, "CHANGE_WITHOUT_REPLACES"));
        }
        recipients(flags, participants, pid);
        if (flags.is(Flag.DESTDMP) && participants.sender() == null) {
            findings.fault(Reason.at("PRT^1", "HL7_SENDER_MISSING"));
        }
    }

    private void recipients(Flags flags, Participants participants, Pid pid) {
        tell(flags.is(Flag.DESTMSSANTEPS), Flag.DESTMSSANTEPS, participants.professionals().size());
        tell(flags.is(Flag.DESTMSSANTEPAT), Flag.DESTMSSANTEPAT, participants.patients().size());
        if (flags.is(Flag.DESTMSSANTEPS)) {
            participants.professionals().stream().filter(p -> !p.address().isEmpty())
                    .filter(p -> !context.mailDomains().admits(p.address()))
                    .forEach(p -> findings.fault(Reason.at(p.place(), "MAIL_DOMAIN_REFUSED")));
        }
        if (participants.reply() != null && !participants.reply().address().isEmpty()
                && !context.mailDomains().admits(participants.reply().address())) {
            findings.fault(Reason.at(participants.reply().place(), "MAIL_DOMAIN_REFUSED"));
        }
        Ins ins = pid.ins();
        if (flags.is(Flag.DESTMSSANTEPAT) && ins != null) {
            participants.patients().stream().filter(p -> !p.address().isEmpty() && !local(p.address()).equalsIgnoreCase(ins.value()))
                    .forEach(p -> findings.fault(Reason.at(p.place(), "HL7_WRONG_PATIENT")));
        }
        if (flags.is(Flag.DESTMSSANTEPAT) && participants.patients().size() > 1) {
            findings.fault(Reason.at(participants.patients().get(1).place(), "HL7_CARDINALITY", "PRT RCT (patient)", "1"));
        }
    }

    private void tell(boolean asked, Flag flag, int recipients) {
        if (asked && recipients == 0) {
            findings.fault(Reason.at(flag.place(), "HL7_RECIPIENT_MISSING", flag.name()));
        } else if (!asked && recipients > 0) {
            findings.note(Reason.at(flag.place(), "HL7_RECIPIENT_IGNORED", Integer.toString(recipients), flag.name()));
        }
    }

    /** The three rows of the volet, for what is mailed. */
    private static boolean inMatrix(Flags flags) {
        boolean masked = flags.is(Flag.MASQUE_PS);
        boolean hidden = flags.is(Flag.INVISIBLE_PATIENT);
        boolean hiddenFromRepresentatives = flags.is(Flag.INVISIBLE_REP_LEGAUX);
        boolean professionals = flags.is(Flag.DESTMSSANTEPS);
        boolean patient = flags.is(Flag.DESTMSSANTEPAT);
        if (professionals) {
            return !masked && !hiddenFromRepresentatives && hidden != patient;
        }
        return patient && !hidden && !flags.is(Flag.CONNEXION_SECRETE) && !flags.is(Flag.DESTDMP);
    }

    private boolean minor(Pid pid) {
        LocalDate birth = pid.birthDate();
        return birth != null && Period.between(birth, context.today()).getYears() < MAJORITY;
    }

    private static String local(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }
}

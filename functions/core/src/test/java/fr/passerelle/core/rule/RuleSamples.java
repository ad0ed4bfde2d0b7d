package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.pathway.CmeDecision;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.core.valueset.DocumentTypes;

/** What tests of rules are made of. */
final class RuleSamples {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant NOW = TODAY.atTime(10, 0).atZone(PARIS).toInstant();
    static final String UNIT = "4512";

    private RuleSamples() {
    }

    static Establishment establishment(String facility, InformationPolicy policy) {
        return establishment(facility, policy, false);
    }

    static Establishment establishment(String facility, InformationPolicy policy, boolean mailWithoutIns) {
        return new Establishment("750000018", "Hôpital fictif", List.of(), "1750000018", "1.2.3", "1.2.3.1", "1.2.3.2", PARIS, facility,
                "ETABLISSEMENT", List.of(), "0100000000", new Mailbox("a@mssante.test", "Hôpital", "b@mssante.test"),
                Map.of("101881-1", "10"), List.of(), policy, mailWithoutIns);
    }

    static RuleContext context(String facility, Patient patient) {
        return new RuleContext(establishment(facility, InformationPolicy.SEND), NOW, new Found.One(everything()), identity(patient));
    }

    static EffectiveIdentity identity(Patient patient) {
        return patient.qualified()
                ? new EffectiveIdentity.Usable(patient)
                : new EffectiveIdentity.Unqualified(patient, Reason.of("INS_NOT_QUALIFIED"));
    }

    static Patient patient(LocalDate born) {
        return new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, null, "PAT-TROIS", null,
                "DOMINIQUE", "DOMINIQUE", null, born, Sex.F, "51215");
    }

    static TypeRule type(String code, Use use) {
        return new TypeRule(code, use, use, use, false, Visibility.OPEN, false, null, null, null);
    }

    /** Lists every type, sends it everywhere. */
    static Pathway everything() {
        return pathway(PathwayState.GENERAL, new DocumentTypes().all().stream().map(t -> type(t.type().code(), Use.MUST)).toList());
    }

    static Pathway pathway(PathwayState state, List<TypeRule> types) {
        return new Pathway("750000018", "P01", "Sortie", state, TODAY.minusYears(1), null, List.of(), List.of(), Trigger.DOCUMENT, types,
                Sequence.USUAL, Reply.CLOSED, null, List.of(), Fallback.USUAL, List.of(UNIT), new CmeDecision("CME 2026-01", TODAY),
                new Owners(null, null, null), "0a1b2c3d4e5f");
    }
}

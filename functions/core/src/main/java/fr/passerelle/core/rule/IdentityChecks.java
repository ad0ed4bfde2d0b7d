package fr.passerelle.core.rule;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.Refuse;

/** Who it is about. */
final class IdentityChecks {
    private IdentityChecks() {
    }

    /** The DMP knows a document by the matricule in it, and nothing may be added to a CDA that is given (documents.md §2.3). */
    static Stream<Refuse> withoutIns(Facts facts) {
        return facts.toProfessional()
                ? Stream.empty()
                : facts.items().stream().filter(i -> i.cda() != null && !i.bearsIns())
                        .map(i -> new Refuse(RefusalClass.FAULT, List.of(Reason.at(i.id(), "CDA_WITHOUT_INS"))));
    }

    /**
     * Only a qualified identity feeds the DMP, and the address of the patient is the matricule itself. A mail to professionals goes on
     * where the establishment has the derogation, unless the identity is contradicted (use-cases.md §5.G; consent-and-rules.md §7), or the
     * matricule is written in a CDA of the hospital: it would travel unqualified.
     */
    static Stream<Hold> notUsable(Facts facts) {
        return switch (facts.identity()) {
            case EffectiveIdentity.Usable _ -> Stream.empty();
            case EffectiveIdentity.Unqualified unqualified when facts.toProfessional()
                    && unqualified.mailedBy(facts.establishment()) && facts.items().stream().noneMatch(Facts.Item::bearsIns) ->
                Stream.empty();
            case EffectiveIdentity.Unqualified(_, Reason why) -> Stream.of(new Hold(HoldReason.IDENTITY, List.of(why)));
            case EffectiveIdentity.Held(Reason why) -> Stream.of(new Hold(HoldReason.IDENTITY, List.of(why)));
        };
    }
}

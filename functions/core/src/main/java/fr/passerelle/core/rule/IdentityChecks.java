package fr.passerelle.core.rule;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.rule.Verdict.Hold;

/** Who it is about. */
final class IdentityChecks {
    private IdentityChecks() {
    }

    /**
     * Only a qualified identity feeds the DMP, and the address of the patient is the matricule itself. A mail to professionals goes on
     * where the establishment has the derogation, unless the identity is contradicted (use-cases.md §5.G; consent-and-rules.md §7).
     */
    static Stream<Hold> notUsable(Facts facts) {
        return switch (facts.identity()) {
            case EffectiveIdentity.Usable _ -> Stream.empty();
            case EffectiveIdentity.Unqualified unqualified when facts.toProfessional()
                    && unqualified.mailedBy(facts.establishment()) ->
                Stream.empty();
            case EffectiveIdentity.Unqualified(_, Reason why) -> Stream.of(new Hold(HoldReason.IDENTITY, List.of(why)));
            case EffectiveIdentity.Held(Reason why) -> Stream.of(new Hold(HoldReason.IDENTITY, List.of(why)));
        };
    }
}

package fr.passerelle.dmp;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.ProfileAnswer;
import fr.passerelle.core.port.DocumentRegistry.Reaction;

/**
 * TD0.2: whether the profile of a patient is open (dmp-transport.md §8). The answer carries the traits of the patient: nothing of it is
 * logged, and it is kept only when it holds no patient (docs/decisions/0038-existence-test.md).
 */
final class ProfileTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileTransaction.class);

    private final Caller caller;
    private final Reactions reactions;
    private final String software;
    private final Supplier<UUID> ids;

    /** @param software name of this software */
    ProfileTransaction(Caller caller, Reactions reactions, String software, Supplier<UUID> ids) {
        this.caller = caller;
        this.reactions = reactions;
        this.software = software;
        this.ids = ids;
    }

    ProfileAnswer profile(Enquiry enquiry) {
        Ins ins = enquiry.content().patient().requiredIns();
        Exchange exchange = caller.call(Operation.PROFILE, enquiry.content(), enquiry.part(), Departure.AT_ONCE,
                (addressing, assertion, now, _) -> Request.plain(Operation.PROFILE, SoapEnvelope.bytes(addressing, assertion,
                        new ExistenceRequest(ids.get(), ids.get(), now, enquiry.content().establishment().oids(), software, ins))));
        Optional<Reply> reply = exchange.reply();
        ProfileAnswer answer = reply.flatMap(r -> state(r, ins)).<ProfileAnswer>map(ProfileAnswer.Known::new)
                .orElseGet(() -> refused(reactions.to(exchange.answer(), exchange.messageId())));
        LOG.info("{} input {} message {}: {}", exchange.operation(), exchange.inputId(), exchange.message(),
                answer.getClass().getSimpleName());
        if (answer instanceof ProfileAnswer.Unknown && reply.filter(ProfileTransaction::namesNobody).isPresent()) {
            caller.keep(exchange);
        }
        return answer;
    }

    /** Strict: the answer must be about the patient asked for, and say one thing. */
    private static Optional<Profile.State> state(Reply reply, Ins asked) {
        if (!(reply instanceof Reply.Existence existence) || !existence.acknowledgement().equals("AA")) {
            return Optional.empty();
        }
        return switch (existence.response()) {
            case "NF" -> existence.namesPatient() ? Optional.empty() : Optional.of(Profile.State.NONE);
            case "OK" -> existence.about(asked) && existence.statuses().size() == 1
                    ? state(existence.statuses().getFirst())
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Profile.State> state(String status) {
        return switch (status) {
            case "active" -> Optional.of(Profile.State.OPEN);
            case "terminated" -> Optional.of(Profile.State.CLOSED);
            default -> Optional.empty();
        };
    }

    /** An error that means "no profile" or "closed" is an answer to the question. */
    private static ProfileAnswer refused(Reaction reaction) {
        return reaction.shutProfile().<ProfileAnswer>map(ProfileAnswer.Known::new).orElseGet(() -> new ProfileAnswer.Unknown(reaction));
    }

    private static boolean namesNobody(Reply reply) {
        return switch (reply) {
            case Reply.Fault _,Reply.Registry _ -> true;
            case Reply.Existence existence -> !existence.namesPatient();
            case Reply.Unreadable _ -> false;
        };
    }
}

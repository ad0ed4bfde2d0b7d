package fr.passerelle.simulators.dmp;

import java.util.HashSet;
import java.util.Set;

/** Ids that may be seen only once: of messages and of assertions (dmp-transport.md §3, §4). Thread-safe. */
final class Replays {
    private final Set<String> seen = new HashSet<>();

    /** @throws SoapFaultException when the message or its assertion came before */
    synchronized void require(Envelope envelope) throws SoapFaultException {
        boolean newMessage = seen.add(envelope.messageId());
        boolean newAssertion = seen.add("assertion " + envelope.vihf().assertion().attribute("ID"));
        if (!newMessage) {
            throw new SoapFaultException("message-replayed", "wsa:DuplicateMessageID", "MessageID déjà reçu");
        }
        if (!newAssertion) {
            throw new SoapFaultException("vihf-replayed", "wsse:InvalidSecurityToken", "VIHF déjà reçu : un VIHF ne sert qu'une fois");
        }
    }
}

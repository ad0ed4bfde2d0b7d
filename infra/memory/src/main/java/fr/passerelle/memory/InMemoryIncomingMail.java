package fr.passerelle.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.IncomingMail;
import fr.passerelle.core.port.MailboxUnavailableException;

/** Mailboxes in memory, by their address. */
public final class InMemoryIncomingMail implements IncomingMail {
    private final Map<String, NavigableMap<Long, byte[]>> inboxes = new HashMap<>();
    private final Map<String, NavigableMap<Long, byte[]>> settled = new HashMap<>();
    private long validity = 1;
    private long next = 1;
    private boolean closed;

    public synchronized void deposit(String address, byte[] message) {
        inbox(address).put(next++, message.clone());
    }

    /** Messages not dealt with. */
    public synchronized List<Long> waiting(String address) {
        return List.copyOf(inbox(address).keySet());
    }

    /** How many messages were moved. */
    public synchronized int settled(String address) {
        return settled.getOrDefault(address, new TreeMap<>()).size();
    }

    /** The operator numbers the messages anew. */
    public synchronized void renumber(String address) {
        var kept = List.copyOf(inbox(address).values());
        inbox(address).clear();
        validity++;
        next = 1;
        kept.forEach(message -> deposit(address, message));
    }

    /** The operator lets nobody in, or again. */
    public synchronized void closed(boolean now) {
        closed = now;
    }

    @Override
    public synchronized Box open(Establishment establishment) {
        if (closed) {
            throw new MailboxUnavailableException("mailbox closed", null);
        }
        return new Opened(establishment.mailbox().address());
    }

    private NavigableMap<Long, byte[]> inbox(String address) {
        return inboxes.computeIfAbsent(address, _ -> new TreeMap<>());
    }

    private final class Opened implements Box {
        private final String address;

        Opened(String address) {
            this.address = address;
        }

        @Override
        public long validity() {
            return validity;
        }

        @Override
        public List<Long> above(long uid, int most) {
            synchronized (InMemoryIncomingMail.this) {
                return inbox(address).tailMap(uid, false).keySet().stream().limit(most).toList();
            }
        }

        @Override
        public byte[] read(long uid, int most) {
            synchronized (InMemoryIncomingMail.this) {
                byte[] message = inbox(address).getOrDefault(uid, new byte[0]);
                return Arrays.copyOf(message, Math.min(message.length, most));
            }
        }

        @Override
        public void settled(long uid) {
            synchronized (InMemoryIncomingMail.this) {
                byte[] message = inbox(address).remove(uid);
                if (message != null) {
                    settled.computeIfAbsent(address, _ -> new TreeMap<>()).put(uid, message);
                }
            }
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}

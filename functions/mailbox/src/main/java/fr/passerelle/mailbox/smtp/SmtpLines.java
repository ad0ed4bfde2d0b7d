package fr.passerelle.mailbox.smtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;

/** Sessions at rest, each for the establishment whose certificate opened it and for no other. Thread-safe. */
final class SmtpLines {
    private final Map<Owner, Deque<SmtpLine>> resting = new HashMap<>();

    private record Owner(String finess, String structureId, String mailbox) {
        static Owner of(Establishment establishment) {
            return new Owner(establishment.finess(), establishment.structureId(), establishment.mailbox().address());
        }
    }

    /** A session that still answers; the others are left. */
    Optional<SmtpLine> take(Establishment establishment) {
        for (SmtpLine line = next(establishment); line != null; line = next(establishment)) {
            if (line.alive()) {
                return Optional.of(line);
            }
            line.close();
        }
        return Optional.empty();
    }

    synchronized void give(Establishment establishment, SmtpLine line) {
        resting.computeIfAbsent(Owner.of(establishment), owner -> new ArrayDeque<>()).push(line);
    }

    synchronized void closeAll() {
        resting.values().forEach(lines -> lines.forEach(SmtpLine::close));
        resting.clear();
    }

    private synchronized @Nullable SmtpLine next(Establishment establishment) {
        return resting.getOrDefault(Owner.of(establishment), new ArrayDeque<>()).poll();
    }
}

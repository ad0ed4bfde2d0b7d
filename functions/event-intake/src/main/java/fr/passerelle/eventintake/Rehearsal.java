package fr.passerelle.eventintake;

import java.util.Objects;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.event.EventReader;
import fr.passerelle.formats.example.Example;

/** Reads the example, towards nowhere. */
final class Rehearsal {
    private Rehearsal() {
    }

    static void run() {
        Objects.requireNonNull(new EventReader(Environment.TEST).read(Example.event()).event());
    }
}

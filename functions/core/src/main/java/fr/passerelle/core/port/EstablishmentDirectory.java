package fr.passerelle.core.port;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.establishment.Establishment;

/** The establishments the gateway works for. */
public interface EstablishmentDirectory {
    /** @param finess FINESS EJ */
    Optional<Establishment> find(String finess);

    /** FINESS EJ of all of them, in order. */
    List<String> all();
}

package fr.passerelle.core.port;

import fr.passerelle.core.pathway.Pathways;

/** The pathways of the establishments, as they are now: a change is seen within a minute, without deployment. */
@FunctionalInterface
public interface PathwayRegistry {
    /** @param establishment FINESS EJ; without any pathway, nothing of it leaves */
    Pathways of(String establishment);
}

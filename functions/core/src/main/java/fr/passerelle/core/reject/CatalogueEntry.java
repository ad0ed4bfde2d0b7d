package fr.passerelle.core.reject;

/**
 * One line of the catalogue.
 *
 * @param code stable: an integrator may program on it
 * @param text French sentence for the staff, {@code {0}}, {@code {1}}… replaced by the arguments of the reason
 * @param fix what to do, in French
 * @param owner who must do it
 */
public record CatalogueEntry(String code, String text, String fix, Owner owner) {}

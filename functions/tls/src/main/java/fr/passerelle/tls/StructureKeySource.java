package fr.passerelle.tls;

/** Gives the keys of an establishment: {@link KeyRing}, or fixed ones where nobody is called. */
@FunctionalInterface
public interface StructureKeySource {
    /**
     * The keys to use now.
     *
     * @param finess FINESS EJ
     * @param structureId Struct_IdNat the certificates must carry
     * @throws UnusableKeysException when there are none that can be used
     */
    StructureKeys keys(String finess, String structureId);
}

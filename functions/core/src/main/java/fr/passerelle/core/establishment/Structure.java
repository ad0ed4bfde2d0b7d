package fr.passerelle.core.establishment;

import org.jspecify.annotations.Nullable;

/**
 * A structure as documents name it: the organisation of an author, a performer, an authenticator (documents.md §2.5).
 *
 * @param id Struct_IdNat, authority {@link #AUTHORITY}
 * @param name as the directory of the hospital gives it
 */
public record Structure(String id, String name) {
    /** OID of the authority of Struct_IdNat. */
    public static final String AUTHORITY = "1.2.250.1.71.4.2.2";
    private static final String FINESS_PREFIX = "1";

    /** The legal entity, as its certificate names it. */
    public static Structure of(Establishment establishment) {
        return new Structure(establishment.structureId(), establishment.name());
    }

    /**
     * The site where the author works, the legal entity when none is given.
     *
     * @param site FINESS EG
     * @throws IllegalArgumentException when the site is not one of the establishment
     */
    public static Structure of(Establishment establishment, @Nullable String site) {
        if (site == null) {
            return of(establishment);
        }
        return establishment.site(site).map(s -> new Structure(FINESS_PREFIX + s.finess(), s.name()))
                .orElseThrow(() -> new IllegalArgumentException("site " + site + " is not one of " + establishment.finess()));
    }
}

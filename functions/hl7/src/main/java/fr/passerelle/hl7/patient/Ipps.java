package fr.passerelle.hl7.patient;

import java.util.List;
import java.util.function.Predicate;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.hl7.Field;

/**
 * Permanent identifiers of a patient: type {@code PI} of PID-3 and MRG-1. In a group of hospitals one message may bear an identifier of
 * each: only those that this establishment gave name its patient.
 */
public final class Ipps {
    private static final int AUTHORITY = 4;
    private static final int TYPE = 5;

    private Ipps() {
    }

    /** Those given by the establishment or one of its sites; every one where none says so; none when there is none of this type. */
    public static List<String> of(List<Field> identifiers, Establishment establishment) {
        List<Field> permanent = identifiers.stream().filter(id -> id.text(TYPE).equals("PI") && !id.text().isEmpty()).toList();
        List<Field> own = permanent.stream().filter(given(establishment)).toList();
        return (own.isEmpty() ? permanent : own).stream().map(Field::text).distinct().toList();
    }

    private static Predicate<Field> given(Establishment establishment) {
        return id -> {
            String authority = id.text(AUTHORITY, 2);
            return authority.equals(establishment.finess()) || authority.equals(establishment.ippDomain())
                    || establishment.sites().stream().map(Site::finess).anyMatch(authority::equals);
        };
    }
}

package fr.passerelle.hl7.document;

import java.util.Set;

import fr.passerelle.core.document.Visibility;

/** Flags that say yes; the others say no. */
public record Flags(Set<Flag> raised) {
    public Flags {
        raised = Set.copyOf(raised);
    }

    public boolean is(Flag flag) {
        return raised.contains(flag);
    }

    /** Who may see the document. */
    public Visibility visibility() {
        return new Visibility(is(Flag.MASQUE_PS), is(Flag.INVISIBLE_PATIENT), is(Flag.INVISIBLE_REP_LEGAUX), is(Flag.CONNEXION_SECRETE),
                is(Flag.MODIF_CONF_CODE));
    }
}

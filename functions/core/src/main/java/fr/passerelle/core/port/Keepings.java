package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.retention.Keeping;

/** Lists what is kept and goes one day. May be a little late: whoever changes one does so on condition. */
public interface Keepings {
    /** Those to look at by now, the one due for the longest time first. */
    List<Keeping> looks(String establishment, Instant now, int most);

    /** All of those with something left to do, the one to look at next first. */
    List<Keeping> kept(String establishment);
}

package fr.passerelle.core.chain;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.Visibility;

/**
 * What became of everything before a link, towards the destination of one of its dispatches.
 *
 * @param accepted the version the DMP holds: the last one it confirmed, unless it confirmed its deletion since; what a replacement
 *        replaces and a deletion deletes, whatever version they name (documents.md §5.2)
 * @param shown whether the patient can read that version: it may not be hidden again (use-cases.md §5.H)
 * @param unsettled dispatches of earlier links that may still change what the DMP holds, the oldest first
 * @param mailed mails of earlier links that left, or may have: the oldest first
 * @param visibility flags that apply to the link. A replacement without {@code change} keeps the codes of the version accepted last and
 *        every restriction asked for since; it can never reveal by omission (dmp-transport.md §7).
 *        Of a mail, as things are now: what was hidden when it was dropped may have been announced since
 * @param awaitsAnnouncement whether the document is hidden until an announcement that has not been made
 */
public record Past(Link.@Nullable Feed accepted, boolean shown, List<Dispatch> unsettled, List<Dispatch> mailed, Visibility visibility,
        boolean awaitsAnnouncement) {
    public Past {
        unsettled = List.copyOf(unsettled);
        mailed = List.copyOf(mailed);
    }

    /** The same, kept from the legal representatives. */
    public Past secret() {
        return new Past(accepted, shown, unsettled, mailed, visibility.secret(), awaitsAnnouncement);
    }

    public boolean settled() {
        return unsettled.isEmpty();
    }
}

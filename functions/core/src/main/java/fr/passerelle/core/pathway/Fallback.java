package fr.passerelle.core.pathway;

/**
 * Paper for those whom no message reaches (use-cases.md §5.F).
 *
 * @param paper whether to print at all
 * @param unreadDays days without reading after which to print
 * @param retryMonths months after which the mailbox is tried again
 */
public record Fallback(boolean paper, int unreadDays, int retryMonths) {
    public static final Fallback USUAL = new Fallback(true, 7, 6);
}

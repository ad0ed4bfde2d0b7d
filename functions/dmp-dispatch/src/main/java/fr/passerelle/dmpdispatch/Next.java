package fr.passerelle.dmpdispatch;

/** What to do after a step. */
enum Next {
    STOP,
    /** Somebody else wrote, or the state has changed: the dispatch is read again. */
    READ_AGAIN
}

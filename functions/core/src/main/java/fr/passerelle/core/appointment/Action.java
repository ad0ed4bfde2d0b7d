package fr.passerelle.core.appointment;

/** What happened to the appointment; the order of the constants breaks ties between events of the same instant (messages.md §6.5). */
public enum Action {
    CREATE,
    CHANGE,
    CANCEL
}

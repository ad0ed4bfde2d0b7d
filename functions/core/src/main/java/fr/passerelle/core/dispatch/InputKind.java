package fr.passerelle.core.dispatch;

/** What came in: a descriptor, a file seen before any descriptor named it, an appointment event. */
public enum InputKind {
    DESCRIPTOR,
    FILE,
    APPOINTMENT
}

package fr.passerelle.core.dispatch;

/** What came in: a descriptor, a file seen before any descriptor named it, an appointment event; or what people asked the gateway to make. */
public enum InputKind {
    DESCRIPTOR,
    FILE,
    APPOINTMENT,
    /** A hidden document to be shown to the patient. */
    REVEAL,
    /** An event of the hospital about a patient or a stay. */
    EVENT,
    /** A document taken off the record of the wrong patient, and put on that of the right one. */
    CORRECTION
}

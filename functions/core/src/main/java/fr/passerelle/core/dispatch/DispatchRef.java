package fr.passerelle.core.dispatch;

/** Where a dispatch is kept: the input that made it and its own id, both hexadecimal and without meaning. */
public record DispatchRef(String inputId, String dispatchId) {}

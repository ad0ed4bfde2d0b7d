package fr.passerelle.core.identity;

/** Pseudonymous key of a patient in one establishment: HMAC-SHA256 of the matricule, 64 hexadecimal characters. */
public record PatientKey(String value) {}

package fr.passerelle.core.pathway;

import java.time.LocalDate;

/** Decision of the medical commission (CME) that allows a pathway, as the establishment files it. */
public record CmeDecision(String reference, LocalDate date) {}

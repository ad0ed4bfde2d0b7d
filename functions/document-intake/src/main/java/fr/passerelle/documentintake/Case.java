package fr.passerelle.documentintake;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.establishment.Establishment;

/** A descriptor to be judged, and its folder. */
record Case(Input input, Establishment establishment, String bucket, DispatchPlan plan, PdfFolder folder) {}

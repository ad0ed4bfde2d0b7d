package fr.passerelle.core.step;

import java.time.Instant;

/**
 * A step that has a day.
 *
 * @param part number of its dispatch among those of its input, from 1
 * @param pathway identifier of the pathway
 * @param step identifier of the step in it
 */
public record PlannedStep(int part, String pathway, String step, Instant due) {}

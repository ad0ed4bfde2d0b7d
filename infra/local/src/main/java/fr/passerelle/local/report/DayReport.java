package fr.passerelle.local.report;

import java.util.List;

/**
 * The one JSON object that {@code run --json} prints.
 *
 * @param inputs inputs registered, duplicates included
 * @param unexpected outcomes that are not those of the manifest, missing and surplus ones included, and violations seen by the simulators
 */
public record DayReport(int inputs, int unexpected, List<Outcome> dispatches) {}

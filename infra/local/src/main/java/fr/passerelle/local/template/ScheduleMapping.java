package fr.passerelle.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A schedule that calls a function.
 *
 * @param id name of the event in the template
 * @param rate time between two calls
 * @param deadLetterArn queue told about a call that could not be made
 */
public record ScheduleMapping(String id, Duration rate, Optional<String> deadLetterArn) {}

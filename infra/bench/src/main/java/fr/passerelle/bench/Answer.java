package fr.passerelle.bench;

import java.time.Duration;

/**
 * What a function made of one event.
 *
 * @param body its response, in JSON
 * @param took from the event given to the response received
 */
record Answer(String body, Duration took) {}

package fr.passerelle.local.template;

/**
 * A route of an HTTP API that calls a function.
 *
 * @param id name of the event in the template
 * @param method e.g. {@code POST}
 */
public record RouteMapping(String id, String method, String path) {}

package fr.passerelle.local.template;

import java.net.URI;
import java.util.Map;

/**
 * What only a deployment knows.
 *
 * @param region e.g. {@code eu-west-3}
 * @param account 12 digits
 * @param queueEndpoint root of the queue service: the URL of a queue is this, the account and the name
 * @param apiEndpoint where the HTTP API answers
 * @param parameters parameters given at deployment; the others take their default
 */
public record StackValues(String region, String account, URI queueEndpoint, URI apiEndpoint, Map<String, String> parameters) {
    public StackValues {
        parameters = Map.copyOf(parameters);
    }

    public String queueUrl(String name) {
        return queueEndpoint + "/" + account + "/" + name;
    }

    public String arn(String service, String resource) {
        boolean global = "s3".equals(service) || "iam".equals(service);
        return "arn:aws:" + service + ":" + (global ? "" : region) + ":" + ("s3".equals(service) ? "" : account) + ":" + resource;
    }
}

package fr.passerelle.dmp;

/** The way to the DMP: HTTP, or a file where a person wants to see exactly what would be sent. */
@FunctionalInterface
public interface SoapTransport {
    /**
     * Posts a request and waits for its answer. Never throws for a failure of the network: that is a {@link SoapAnswer}.
     *
     * @param path {@link DmpSettings#REPOSITORY}, {@link DmpSettings#REGISTRY} or {@link DmpSettings#PATIENTS}
     */
    SoapAnswer post(String path, String contentType, RequestBody body);
}

package fr.passerelle.dmp;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.port.Departure;

/** The way to the DMP: HTTP, or a file where a person wants to see exactly what would be sent. */
@FunctionalInterface
public interface SoapTransport {
    /**
     * Posts a request and waits for its answer. Never throws for a failure of the network: that is a {@link SoapAnswer}.
     *
     * @param tls of the establishment that calls; without effect where the way is not TLS
     * @param path {@link DmpSettings#REPOSITORY}, {@link DmpSettings#REGISTRY} or {@link DmpSettings#PATIENTS}
     * @param departure asked once the other end listens and before the first byte; refused, {@link SoapAnswer.Withheld#CEILING}
     */
    SoapAnswer post(SSLSocketFactory tls, String path, String contentType, RequestBody body, Departure departure);
}

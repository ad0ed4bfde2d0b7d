package fr.passerelle.dmp;

import java.net.URI;
import java.time.Duration;

/**
 * Where the DMP is and how long to wait for it (dmp-transport.md §2.2, §12 rule 5).
 *
 * @param base address of the services, without the last path segment, e.g. {@code https://…/si-dmp-server/v2/services}
 * @param connectTimeout longest time to connect and shake hands
 * @param readTimeout longest silence of the DMP; together they must stay under the timeout of the function
 */
public record DmpSettings(URI base, Duration connectTimeout, Duration readTimeout, VihfOptions vihf) {
    /** Path of ITI-41 and ITI-43 under the base. */
    public static final String REPOSITORY = "/repository";
    /** Path of ITI-18 and ITI-57 under the base. */
    public static final String REGISTRY = "/registry";
    /** Path of TD0.2 under the base. */
    public static final String PATIENTS = "/patients";

    /** Address of a service of the DMP; a slash at the end of the base is forgiven. */
    public URI service(String path) {
        String address = base.toString();
        return URI.create((address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + path);
    }
}

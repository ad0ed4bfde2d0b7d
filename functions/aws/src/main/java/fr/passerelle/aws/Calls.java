package fr.passerelle.aws;

import java.util.function.Supplier;

import software.amazon.awssdk.core.exception.SdkException;

import fr.passerelle.core.port.StoreUnavailableException;

/** Turns the failures of the SDK, once its own retries are spent, into the one exception the ports promise. */
final class Calls {
    private Calls() {
    }

    /** @param what the thing called, without identity nor name given by a hospital, e.g. {@code package vault} */
    static <T> T to(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException(what, e);
        }
    }
}

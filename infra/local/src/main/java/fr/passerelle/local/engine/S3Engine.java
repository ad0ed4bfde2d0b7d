package fr.passerelle.local.engine;

import java.net.URI;
import java.time.InstantSource;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy on a store in memory that keeps versions, with the notifications it lacks (aws-stack.md §5.2). Path style only. */
public final class S3Engine implements Engine {
    private static final int MOST_THREADS = 64;

    private final S3Proxy proxy;
    private final NotifyingBlobStore store;
    private final S3Notifications notifications;
    private final URI endpoint;

    private S3Engine(S3Proxy proxy, NotifyingBlobStore store, S3Notifications notifications) {
        this.proxy = proxy;
        this.store = store;
        this.notifications = notifications;
        this.endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** @param clock gives {@code eventTime} */
    public static S3Engine start(String region, InstantSource clock) {
        S3Notifications notifications = new S3Notifications(new S3Events(region, clock));
        NotifyingBlobStore store = new NotifyingBlobStore(new TransientNio2BlobStore(), notifications);
        S3Proxy proxy = S3Proxy.builder().blobStore(store).endpoint(URI.create("http://127.0.0.1:0")).jettyMaxThreads(MOST_THREADS)
                .ignoreUnknownHeaders(true).stopTimeout(0).build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new EngineException("S3 did not start", e);
        }
        return new S3Engine(proxy, store, notifications);
    }

    public S3Notifications notifications() {
        return notifications;
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
            store.close();
        } catch (Exception e) {
            throw new EngineException("S3 did not stop", e);
        }
    }
}

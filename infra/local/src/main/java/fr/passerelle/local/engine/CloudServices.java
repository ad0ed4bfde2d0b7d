package fr.passerelle.local.engine;

import fr.passerelle.local.template.BucketSpec;

/** The four services that a platform stands on: those of this JVM, or those of an emulator that listens somewhere else. */
public interface CloudServices extends AutoCloseable {
    /** Where they listen, and the names they give. */
    ServiceAddresses addresses();

    /** From now on this bucket tells its events to the queues that it names; bucket and queues are there already. */
    void announce(BucketSpec bucket);

    /** Events of buckets that are held back here and that no queue has yet. */
    int held();

    /** Lets go of the services; the second time nothing happens. */
    @Override
    void close();
}

package fr.passerelle.dmp;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a request, of known length and written as it goes. */
public interface RequestBody {
    /** Bytes {@link #writeTo} writes. */
    long length();

    /** @throws IOException when {@code out} does not take the bytes */
    void writeTo(OutputStream out) throws IOException;
}

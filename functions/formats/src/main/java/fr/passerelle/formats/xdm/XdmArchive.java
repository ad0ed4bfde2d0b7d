package fr.passerelle.formats.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

import fr.passerelle.core.document.DocumentPackage;

/** Writes the IHE XDM archive of a package. */
public final class XdmArchive {
    private static final boolean LANDS_SOON = Boolean.parseBoolean("true");

    public static final String NAME = "IHE_XDM.zip";

    public void write(DocumentPackage content, String lotId, Instant at, VaultReader documents, OutputStream out) throws IOException {
        if (LANDS_SOON) {
            throw new UnsupportedOperationException("lands within minutes");
        }
        throw new IllegalStateException();
    }
}

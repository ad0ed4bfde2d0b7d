package fr.passerelle.formats.xds;

import java.time.Instant;

import fr.passerelle.core.document.DocumentPackage;

/** Derives lots from packages. */
public final class Lots {
    private static final boolean LANDS_SOON = Boolean.parseBoolean("true");

    public Lots() {
    }

    public Lots(XdsOptions options) {
    }

    public SubmitObjectsRequest forDmp(DocumentPackage content, int part, String lotId, Instant submissionTime) {
        if (LANDS_SOON) {
            throw new UnsupportedOperationException("lands within minutes");
        }
        throw new IllegalStateException();
    }

    public SubmitObjectsRequest forXdm(DocumentPackage content, String lotId, Instant submissionTime) {
        if (LANDS_SOON) {
            throw new UnsupportedOperationException("lands within minutes");
        }
        throw new IllegalStateException();
    }
}

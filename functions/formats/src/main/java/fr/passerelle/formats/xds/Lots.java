package fr.passerelle.formats.xds;

import java.time.Instant;

import fr.passerelle.core.document.DocumentPackage;

/** Derives lots from packages. */
public final class Lots {
    public Lots() {
    }

    public Lots(XdsOptions options) {
    }

    public SubmitObjectsRequest forDmp(DocumentPackage content, int part, String lotId, Instant submissionTime) {
        throw new UnsupportedOperationException("lands within minutes");
    }

    public SubmitObjectsRequest forXdm(DocumentPackage content, String lotId, Instant submissionTime) {
        throw new UnsupportedOperationException("lands within minutes");
    }
}

package fr.passerelle.dmp.security;

import java.io.IOException;

/** A document has no canonical form: it is not well-formed, has a DTD or a relative namespace. Nothing of it is quoted. */
public final class NotCanonicalException extends IOException {
    private static final long serialVersionUID = 1L;

    NotCanonicalException() {
        super("not an XML document that can be canonicalized");
    }
}

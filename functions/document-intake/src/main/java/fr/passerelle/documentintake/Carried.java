package fr.passerelle.documentintake;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A document that its descriptor bears itself, ready to be put in the vault.
 *
 * @param cda temporary copy of the bytes to send
 * @param pdf temporary copy of the PDF in it, absent when it holds none
 */
record Carried(Path cda, @Nullable Path pdf) {}

package fr.passerelle.documentintake;

import java.nio.file.Path;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DropBucket.DropObject;

/**
 * A PDF of an inbox, looked at.
 *
 * @param path temporary copy; of a file too large to be taken, nothing is copied and nothing is there
 * @param digest SHA-256 of its bytes, or the bucket's own digest of a file too large
 * @param faults what is wrong with it, told with those of the descriptor
 */
record PdfFile(DropObject object, Path path, String digest, List<Reason> faults) {}

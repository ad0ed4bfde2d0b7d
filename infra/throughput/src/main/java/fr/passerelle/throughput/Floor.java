package fr.passerelle.throughput;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import org.openjdk.jmh.annotations.Benchmark;

/** What nobody can go below: Base64 and SHA-1 of the same bytes alone, streamed, in two passes (aws-stack.md §7.7). */
public class Floor {
    /** A multiple of 3. */
    private static final int BLOCK = 24 * 1024;

    /** From memory: one pass for the digest that the metadata announce, one to send. */
    @Benchmark
    public byte[] twoPasses(Work work) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        encode(work.pdf, new Digesting(sha1));
        encode(work.pdf, OutputStream.nullOutputStream());
        return sha1.digest();
    }

    /** The same work as intake and dispatch have to do it, apart: the PDF read from a file, its Base64 written to a file, read to be sent. */
    @Benchmark
    public byte[] throughFiles(Work work) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        Path encoded = work.folder.resolve("encoded");
        byte[] block = new byte[BLOCK];
        byte[] text = new byte[BLOCK / 3 * 4];
        try (InputStream in = Files.newInputStream(work.folder.resolve("lettre.pdf")); OutputStream out = Files.newOutputStream(encoded)) {
            for (int length = in.readNBytes(block, 0, BLOCK); length > 0; length = in.readNBytes(block, 0, BLOCK)) {
                int written = Base64.getEncoder().encode(length == BLOCK ? block : Arrays.copyOf(block, length), text);
                sha1.update(text, 0, written);
                out.write(text, 0, written);
            }
        }
        try (InputStream in = Files.newInputStream(encoded)) {
            byte[] chunk = new byte[64 * 1024];
            while (in.read(chunk) >= 0) {
                OutputStream.nullOutputStream().write(chunk);
            }
        }
        Files.delete(encoded);
        return sha1.digest();
    }

    private static void encode(byte[] bytes, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        byte[] text = new byte[BLOCK / 3 * 4];
        for (int from = 0; from < bytes.length; from += BLOCK) {
            int length = Math.min(BLOCK, bytes.length - from);
            byte[] source = length == BLOCK ? block : new byte[length];
            System.arraycopy(bytes, from, source, 0, length);
            out.write(text, 0, Base64.getEncoder().encode(source, text));
        }
    }

    /** Digests and keeps nothing. */
    private static final class Digesting extends OutputStream {
        private final MessageDigest digest;

        Digesting(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int value) {
            digest.update((byte) value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }
    }
}

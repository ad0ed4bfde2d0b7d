package fr.passerelle.appointmentintake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.json.VaultPackages;

/** What an appointment mail will need, put in the vault: the package, and the convocation copied from the drop bucket. */
public final class Convocations {
    private static final String SUBJECT = "/attachment";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final DropBucket drops;
    private final PackageVault vault;
    private final VaultPackages packages;
    private final long largest;

    /** @param largest bytes of a PDF */
    public Convocations(DropBucket drops, PackageVault vault, long largest) {
        this.drops = drops;
        this.vault = vault;
        this.packages = new VaultPackages(vault);
        this.largest = largest;
    }

    /** What is wrong with the PDF an event names. */
    Optional<Reason> fault(String key) {
        Optional<DropObject> found = drops.find(key);
        if (found.isEmpty()) {
            return Optional.of(Reason.at(SUBJECT, "ATTACHMENT_MISSING", name(key)));
        }
        if (found.get().size() > largest) {
            return Optional.of(Reason.at(SUBJECT, "TOO_LARGE", name(key), Long.toString(found.get().size()), Long.toString(largest)));
        }
        return pdf(found.get()) ? Optional.empty() : Optional.of(Reason.at(SUBJECT, "PDF_UNREADABLE", name(key)));
    }

    /** Copies the PDF an event names, and tells its path in the vault. */
    String copy(String key, String inputId) {
        DropObject object = drops.find(key).orElseThrow(() -> new StoreUnavailableException("drop bucket: convocation gone", null));
        String path = inputId + "/convocation.pdf";
        try {
            Path file = Files.createTempFile("convocation", ".pdf");
            try (InputStream in = drops.open(object)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                vault.put(path, file, "application/pdf");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("convocation not copied", e);
        }
        return path;
    }

    void keep(AppointmentPackage content) {
        packages.keep(content);
    }

    void keep(StepPackage content) {
        packages.keep(content);
    }

    private boolean pdf(DropObject object) {
        try (InputStream in = new BufferedInputStream(drops.open(object))) {
            return Arrays.equals(in.readNBytes(PDF.length), PDF);
        } catch (IOException e) {
            throw new StoreUnavailableException("drop bucket: convocation", e);
        }
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}

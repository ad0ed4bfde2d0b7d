package fr.passerelle.appointmentintake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.pdf.PdfInspection;

/** What an appointment mail will need, put in the vault: the package, and the convocation copied from the drop bucket. */
public final class Convocations {
    private static final String SUBJECT = "/attachment";

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

    /** Puts the PDF that an event names in the vault, unless something is wrong with it: the patient opens it (use-cases.md K33). */
    List<Reason> take(String key, String inputId) {
        Optional<DropObject> found = drops.find(key);
        if (found.isEmpty()) {
            return List.of(Reason.at(SUBJECT, "ATTACHMENT_MISSING", name(key)));
        }
        if (found.get().size() > largest) {
            return List.of(Reason.at(SUBJECT, "TOO_LARGE", name(key), Long.toString(found.get().size()), Long.toString(largest)));
        }
        try {
            Path file = Files.createTempFile("convocation", ".pdf");
            try (InputStream in = drops.open(found.get())) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                List<Reason> faults = PdfInspection.faults(name(key), file);
                if (faults.isEmpty()) {
                    vault.put(path(inputId), file, "application/pdf");
                }
                return faults;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("convocation not copied", e);
        }
    }

    /** Where the PDF of an input is in the vault. */
    static String path(String inputId) {
        return inputId + "/convocation.pdf";
    }

    void keep(AppointmentPackage content) {
        packages.keep(content);
    }

    void keep(StepPackage content) {
        packages.keep(content);
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}

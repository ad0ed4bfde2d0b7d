package fr.passerelle.dmpdispatch;

import java.io.IOException;
import java.io.InputStream;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.formats.json.PackageJson;

/** The packages document-intake left in the vault. */
final class Packages {
    private final PackageVault vault;
    private final PackageJson json = new PackageJson();

    Packages(PackageVault vault) {
        this.vault = vault;
    }

    DocumentPackage read(String inputId) {
        try (InputStream in = vault.open(inputId + "/package.json")) {
            return json.readDocuments(in);
        } catch (IOException e) {
            throw new StoreUnavailableException("package vault: package.json", e);
        }
    }
}

package fr.passerelle.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.request.Correction;
import fr.passerelle.core.step.StepPackage;

/** The packages in the vault, under the id of their input: the only place that knows where an intake leaves one and a dispatch finds it. */
public final class VaultPackages {
    private static final String DOCUMENTS = "/package.json";
    private static final String WITHOUT_INS = "/without-ins" + DOCUMENTS;
    private static final String APPOINTMENT = "/appointment.json";
    private static final String STEPS = "/steps.json";
    private static final String CORRECTION = "/correction.json";
    private static final String MEDIA_TYPE = "application/json";

    private final PackageVault vault;
    private final PackageJson json = new PackageJson();

    public VaultPackages(PackageVault vault) {
        this.vault = vault;
    }

    /** The package of a drop, beside the one of its mails without matricule if there is one, which never takes its place. */
    public void keep(DocumentPackage content) {
        vault.put(content.inputId() + (content.withoutIns() ? WITHOUT_INS : DOCUMENTS), json.write(content), MEDIA_TYPE);
    }

    public void keep(AppointmentPackage content) {
        vault.put(content.inputId() + APPOINTMENT, json.write(content), MEDIA_TYPE);
    }

    public void keep(StepPackage content) {
        vault.put(content.inputId() + STEPS, json.write(content), MEDIA_TYPE);
    }

    /** What is to be printed, beside what could not be mailed. */
    public void keep(DispatchRef dispatch, PrintJob job) {
        vault.put(path(dispatch), json.write(job), MEDIA_TYPE);
    }

    /**
     * What is planned after an event, if the vault still keeps it.
     *
     * @throws UnreadableJsonException when what is there is no such package
     */
    public Optional<StepPackage> steps(String inputId) {
        return find(inputId + STEPS, json::readSteps);
    }

    /**
     * What is to be printed, if the vault still keeps it.
     *
     * @throws UnreadableJsonException when what is there is no print job
     */
    public Optional<PrintJob> printJob(DispatchRef dispatch) {
        return find(path(dispatch), json::readPrintJob);
    }

    /**
     * What the last message of a conversation says.
     *
     * @param ending its dispatch
     */
    public void keep(DispatchRef ending, String text) {
        vault.put(farewellPath(ending), text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    /** What whoever ended the conversation wrote; empty when nothing, or no longer kept. */
    public Optional<String> farewell(DispatchRef ending) {
        return vault.find(farewellPath(ending)).map(found -> {
            try (InputStream in = found) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new StoreUnavailableException("package vault", e);
            }
        });
    }

    /** What is to be corrected, under the number of the incident. */
    public void keep(Correction correction) {
        vault.put(correction.incident() + CORRECTION, json.write(correction), MEDIA_TYPE);
    }

    /**
     * What is to be corrected.
     *
     * @throws StoreUnavailableException when the vault does not give it
     * @throws UnreadableJsonException when what is there is no correction
     */
    public Correction correction(String incident) {
        return read(incident + CORRECTION, json::readCorrection);
    }

    /**
     * The package of a drop.
     *
     * @throws StoreUnavailableException when the vault does not give it
     * @throws UnreadableJsonException when what is there is no package
     */
    public DocumentPackage documents(String inputId) {
        return read(inputId + DOCUMENTS, json::readDocuments);
    }

    /**
     * The package of a former drop, if the vault still keeps it.
     *
     * @throws UnreadableJsonException when what is there is no package
     */
    public Optional<DocumentPackage> former(String inputId) {
        return find(inputId + DOCUMENTS, json::readDocuments);
    }

    /**
     * The package of the mails to professionals that leave before the INS is qualified, if one was made and the vault still keeps it.
     *
     * @throws UnreadableJsonException when what is there is no package
     */
    public Optional<DocumentPackage> withoutIns(String inputId) {
        return find(inputId + WITHOUT_INS, json::readDocuments);
    }

    /**
     * What a former drop sent: its package, else that of its mails without matricule.
     *
     * @throws UnreadableJsonException when what is there is no package
     */
    public Optional<DocumentPackage> formerMail(String inputId) {
        return former(inputId).or(() -> withoutIns(inputId));
    }

    /**
     * What a dispatch of documents is made of. A mail to professionals may have only the package without matricule; it leaves with the
     * drop's own as soon as there is one, since the INS is then qualified.
     *
     * @throws StoreUnavailableException when the vault does not give it
     * @throws UnreadableJsonException when what is there is no package
     */
    public DocumentPackage of(Dispatch dispatch) {
        String inputId = dispatch.ref().inputId();
        return dispatch.destination() == Destination.PROFESSIONAL_MAILBOX
                ? formerMail(inputId).orElseThrow(() -> new StoreUnavailableException("package vault", null))
                : documents(inputId);
    }

    /**
     * The package of a former appointment event, if the vault still keeps it.
     *
     * @throws UnreadableJsonException when what is there is no package
     */
    public Optional<AppointmentPackage> formerAppointment(String inputId) {
        return find(inputId + APPOINTMENT, json::readAppointment);
    }

    /**
     * The package of an appointment event.
     *
     * @throws StoreUnavailableException when the vault does not give it
     * @throws UnreadableJsonException when what is there is no package
     */
    public AppointmentPackage appointment(String inputId) {
        return read(inputId + APPOINTMENT, json::readAppointment);
    }

    private static String farewellPath(DispatchRef ending) {
        return ending.inputId() + "/farewell-" + ending.dispatchId() + ".txt";
    }

    private static String path(DispatchRef dispatch) {
        return dispatch.inputId() + "/print-" + dispatch.dispatchId() + ".json";
    }

    private <T> Optional<T> find(String path, Function<InputStream, T> reader) {
        return vault.find(path).map(found -> {
            try (InputStream in = found) {
                return reader.apply(in);
            } catch (IOException e) {
                throw new StoreUnavailableException("package vault", e);
            }
        });
    }

    private <T> T read(String path, Function<InputStream, T> reader) {
        try (InputStream in = vault.open(path)) {
            return reader.apply(in);
        } catch (IOException e) {
            throw new StoreUnavailableException("package vault", e);
        }
    }
}

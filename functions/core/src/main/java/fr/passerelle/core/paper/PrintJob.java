package fr.passerelle.core.paper;

import java.util.List;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.identity.PatientKey;

/**
 * What a service prints for a patient: a sheet to read first, which names the patient and says where to find the postal address, then
 * the documents. Kept in the vault beside them.
 *
 * @param sheet plain text in French
 * @param patient keys of the patient, so that whoever reads it leaves a trace
 */
public record PrintJob(String sheet, List<Page> pages, List<PatientKey> patient) {
    public PrintJob {
        pages = List.copyOf(pages);
        patient = List.copyOf(patient);
    }

    /** The same, about that patient. */
    public PrintJob about(List<PatientKey> keys) {
        return new PrintJob(sheet, pages, keys);
    }

    /** Id of the item of the print list of a mail. */
    public static String item(DispatchRef mail) {
        return Ids.input("work", "print", mail.inputId(), mail.dispatchId());
    }

    /**
     * A PDF.
     *
     * @param name of the file, as the mail would have named it
     * @param path in the vault
     */
    public record Page(String name, String path) {}

    @Override
    public String toString() {
        return "PrintJob[" + pages.size() + " PDF]";
    }
}

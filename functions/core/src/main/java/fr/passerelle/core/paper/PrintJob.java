package fr.passerelle.core.paper;

import java.util.List;

/**
 * What a service prints for a patient: a sheet to read first, which names the patient and says where to find the postal address, then
 * the documents. Kept in the vault beside them.
 *
 * @param sheet plain text in French
 */
public record PrintJob(String sheet, List<Page> pages) {
    public PrintJob {
        pages = List.copyOf(pages);
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

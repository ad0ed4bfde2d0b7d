package fr.passerelle.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.mailbox.text.Templates;

/**
 * What is printed for a patient whom no message reaches (use-cases.md §5.F): a sheet for the service, then what the mail would have
 * brought. Postal addresses are not ours: the sheet says where to find them.
 */
public final class PaperSheet {
    private final Templates templates;
    private final DocumentNames names = new DocumentNames();

    public PaperSheet(Templates templates) {
        this.templates = templates;
    }

    /** @param why sentence of the reject catalogue */
    public PrintJob of(DocumentPackage content, String why) {
        var pages = new ArrayList<PrintJob.Page>();
        List<PreparedDocument> documents = content.documents();
        for (int i = 0; i < documents.size(); i++) {
            String pdf = documents.get(i).pdf();
            if (pdf != null) {
                pages.add(new PrintJob.Page(names.pdf(content.patient(), documents, i, content.establishment().zone()), pdf));
            }
        }
        List<String> bare = documents.stream().filter(document -> document.pdf() == null).map(d -> d.source().title()).toList();
        var values = people(content.patient(), why, pages);
        values.put("establishment", content.establishment().name());
        values.put("printable", !pages.isEmpty());
        values.put("missing", !bare.isEmpty());
        values.put("bare", bare);
        return new PrintJob(templates.fill(Templates.Name.PAPER, values), pages, List.of());
    }

    /** @param why sentence of the reject catalogue */
    public PrintJob of(AppointmentPackage content, String why) {
        boolean cancelled = content.event().action() == Action.CANCEL;
        String pdf = content.pdf();
        List<PrintJob.Page> pages = pdf == null || cancelled || AppointmentText.neutral(content)
                ? List.of()
                : List.of(new PrintJob.Page("convocation.pdf", pdf));
        var values = new HashMap<>(AppointmentText.values(content, !pages.isEmpty()));
        values.putAll(people(content.event().patient(), why, pages));
        values.put("cancelled", cancelled);
        return new PrintJob(templates.fill(Templates.Name.PAPER_APPOINTMENT, values), pages, List.of());
    }

    private static Map<String, Object> people(Patient patient, String why, List<PrintJob.Page> pages) {
        var values = new HashMap<String, Object>();
        values.put("why", why);
        values.put("identity", Names.family(patient) + " " + Names.given(patient));
        values.put("born", patient.sex() == Sex.F ? "née" : patient.sex() == Sex.M ? "né" : "né(e)");
        values.put("birthDate", People.BIRTH.format(patient.birthDate()));
        values.put("ipp", Objects.requireNonNullElse(patient.ipp(), ""));
        values.put("pages", pages.stream().map(PrintJob.Page::name).toList());
        return values;
    }
}

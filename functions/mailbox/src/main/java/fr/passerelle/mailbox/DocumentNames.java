package fr.passerelle.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.valueset.DocumentTypes;

/** Subject and file names of a mail that carries an XDM archive (messages.md §5.2). */
final class DocumentNames {
    private static final String PREFIX = "XDM/1.0/DDM+";
    private static final int LABEL = 40;
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter ACT = DateTimeFormatter.BASIC_ISO_DATE;

    private final DocumentTypes types = new DocumentTypes();

    /** {@code XDM/1.0/DDM+<label> <NOM> <prénom> <JJ/MM/AAAA>}. */
    String subject(Patient patient, List<PreparedDocument> documents) {
        String label = documents.size() == 1 ? label(documents.getFirst()) : documents.size() + " documents";
        return PREFIX + label + " " + Names.family(patient) + " " + Names.given(patient) + " " + BIRTH.format(patient.birthDate());
    }

    /**
     * {@code <AAAAMMJJ of the act>_<type>_<NOM>_<prénom>[_<file no>].pdf}; characters that file systems refuse become spaces.
     *
     * @param index place of the document, from 0; the number is written when there are several
     */
    String pdf(Patient patient, List<PreparedDocument> documents, int index, ZoneId zone) {
        PreparedDocument document = documents.get(index);
        String day = ACT.format(document.source().act().start().atZoneSameInstant(zone).toLocalDate());
        String number = documents.size() == 1 ? "" : "_" + (index + 1);
        String name = day + "_" + label(document) + "_" + Names.family(patient) + "_" + Names.given(patient) + number;
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").replaceAll(" {2,}", " ").strip() + ".pdf";
    }

    /** Type codes of {@code X-MSS-CODECDA}. */
    String codes(List<PreparedDocument> documents) {
        return String.join(",", documents.stream().map(d -> d.source().type()).distinct().toList());
    }

    private String label(PreparedDocument document) {
        String label = types.get(document.source().type()).type().label();
        return label.length() <= LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, Math.min(LABEL, label.codePointCount(0,
                        label.length())))).stripTrailing();
    }
}

package fr.passerelle.hl7.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.cda.read.CdaContext;
import fr.passerelle.formats.cda.read.CdaHeader;
import fr.passerelle.formats.cda.read.CdaReader;
import fr.passerelle.formats.cda.read.CdaReading;
import fr.passerelle.formats.cda.read.CdaRule;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;

/** Reads the observations that carry a CDA: one, or two levels of one report in an ORU (messages.md §2.1, §2.6). */
final class DocumentPart {
    private static final int DATA = 5;
    private static final int ENCODING = 4;

    private final DocumentTypes types;
    private final CdaReader cdas;
    private final CdaContext context;
    private final Establishment establishment;
    private final Findings findings;

    DocumentPart(DocumentTypes types, CdaReader cdas, CdaContext context, Findings findings) {
        this.types = types;
        this.cdas = cdas;
        this.context = context;
        this.establishment = context.establishment();
        this.findings = findings;
    }

    /** What was found: the observations that should carry a document, and the documents that could be read. */
    record Documents(List<Segment> observations, @Nullable EnclosedCda main, @Nullable EnclosedCda other) {}

    Documents read(List<Observation> observations, boolean report) {
        List<Segment> carriers = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation one = observations.get(i);
            if (Flag.of(one.code()).isPresent() || LetterReader.isBody(one.code()) || one.code().equals("COMP_LOT")) {
                continue;
            }
            if (i == 0 || one.obx().text(2).equals("ED")) {
                carriers.add(one.obx());
            } else {
                findings.note(Reason.at(one.obx().at(3), "HL7_OBSERVATION_UNKNOWN", Shown.code(one.code())));
            }
        }
        int most = report ? 2 : 1;
        if (carriers.isEmpty() && !observations.isEmpty()) {
            findings.fault(Reason.at("OBX^1^3", "HL7_DOCUMENT_MISSING"));
        } else if (carriers.size() > most) {
            findings.fault(Reason.at(carriers.get(most).at(3), "HL7_CARDINALITY", "OBX (document)", Integer.toString(most)));
        }
        List<EnclosedCda> read = carriers.stream().limit(2).flatMap(obx -> document(obx).stream()).toList();
        return choose(carriers, read);
    }

    private void outside(Segment obx, String type) {
        if (establishment.localTypes() == null) {
            findings.outside(obx, 3, type, "JDV_J07");
        } else {
            findings.fault(Reason.at(obx.at(3), establishment.unknownType(), Shown.code(type), "JDV_J07"));
        }
    }

    /** Of two levels of one report, the structured one is the document. */
    private Documents choose(List<Segment> carriers, List<EnclosedCda> read) {
        if (read.size() < 2) {
            return new Documents(carriers, read.isEmpty() ? null : read.getFirst(), null);
        }
        EnclosedCda first = read.getFirst();
        EnclosedCda second = read.getLast();
        if (first.header().structured() == second.header().structured() || !first.header().code().equals(second.header().code())) {
            findings.fault(Reason.at(carriers.getLast().at(DATA), "HL7_LEVELS"));
            return new Documents(carriers, first, null);
        }
        findings.note(Reason.at(carriers.getLast().at(DATA), "HL7_LEVELS_TOGETHER"));
        return second.header().structured() ? new Documents(carriers, second, first) : new Documents(carriers, first, second);
    }

    private Optional<EnclosedCda> document(Segment obx) {
        if (!obx.text(2).equals("ED")) {
            findings.outside(obx, 2, obx.text(2), "ED");
        }
        String type = findings.required(obx, 3);
        if (!type.isEmpty() && types.find(establishment.nationalType(type)).isEmpty()) {
            outside(obx, type);
        }
        String encoding = findings.required(obx, DATA, ENCODING);
        if (!encoding.isEmpty() && !encoding.toLowerCase(Locale.ROOT).equals("base64")) {
            findings.fault(Reason.at(obx.at(DATA, ENCODING), "HL7_DATA_TYPE", "OBX-5.4", "Base64"));
        }
        String field = obx.field(DATA).raw(DATA, 1);
        if (field.isBlank()) {
            findings.required(obx, DATA, DATA);
            return Optional.empty();
        }
        Base64Data data = Base64Data.of(field);
        Optional<byte[]> xml = data.decoded();
        if (xml.isEmpty()) {
            findings.fault(Reason.at(obx.at(DATA, DATA), "HL7_BASE64"));
            return Optional.empty();
        }
        if (!data.padded()) {
            findings.note(Reason.at(obx.at(DATA, DATA), "HL7_PADDING_MISSING"));
        }
        return cda(obx, xml.get());
    }

    private Optional<EnclosedCda> cda(Segment obx, byte[] xml) {
        CdaReading reading = cdas.read(xml, context);
        CdaHeader header = reading.header();
        if (header != null) {
            return Optional.of(new EnclosedCda(xml, header, reading));
        }
        if (reading.faults().stream().allMatch(DocumentPart::anotherThing)) {
            findings.fault(Reason.at(obx.at(DATA, DATA), "HL7_NOT_CDA"));
        } else {
            reading.faults().forEach(findings::fault);
        }
        return Optional.empty();
    }

    /** Nothing of a CDA was seen before the reading stopped. */
    private static boolean anotherThing(Reason fault) {
        return fault.code().equals(CdaRule.ROOT.code()) || (fault.code().equals(CdaRule.NOT_XML.code()) && "/".equals(fault.subject()));
    }
}

package fr.passerelle.hl7.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.formats.cda.read.CdaHeader;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.patient.Pid;

/** What must agree: the operation, the type, the ids and the patient, in the message and in the CDA it carries (messages.md §2.4, §2.5, §2.10). */
final class CoherenceChecks {
    private static final int DOCUMENT = 12;
    private static final int PARENT = 13;
    private static final int STATUS = 11;

    private final Establishment establishment;
    private final Findings findings;

    CoherenceChecks(Establishment establishment, Findings findings) {
        this.establishment = establishment;
        this.findings = findings;
    }

    /** The operation asked for, when it is one of the volet; every field that says another is told. */
    Optional<Operation> operation(Hl7Message message, List<Segment> carriers) {
        Segment orc = message.first("ORC").orElse(null);
        String order = orc == null ? "" : orc.text(1);
        Optional<Operation> ordered = Operation.ofOrder(order);
        if (!order.isEmpty() && ordered.isEmpty()) {
            findings.fault(Reason.at("ORC^1^1", "HL7_ORDER_CONTROL", Shown.code(order)));
        }
        Optional<Operation> asked = message.header().type().equals("ORU") ? ordered : Operation.ofEvent(message.header().event());
        asked.ifPresent(operation -> {
            if (ordered.isPresent() && ordered.get() != operation) {
                findings.fault(mismatch("ORC^1^1", message, order));
            }
            for (Segment obx : carriers) {
                String status = findings.required(obx, STATUS);
                if (!status.isEmpty() && !status.equals(operation.result())) {
                    findings.fault(mismatch(obx.at(STATUS), message, order));
                }
            }
        });
        return asked;
    }

    private static Reason mismatch(String place, Hl7Message message, String order) {
        return Reason.at(place, "HL7_OPERATION_MISMATCH", message.header().type() + "^" + message.header().event(), Shown.code(order),
                String.join(", ", message.all("OBX").stream().limit(1).map(o -> Shown.code(o.text(STATUS))).toList()));
    }

    /** The CDA and the message say the same thing. */
    void cda(Hl7Message message, @Nullable Operation operation, Segment carrier, EnclosedCda cda, Pid pid, boolean needsIns) {
        CdaHeader header = cda.header();
        parent(operation, carrier, header);
        type(message, carrier, header);
        message.first("TXA").ifPresent(txa -> ids(txa, operation, header));
        patient(carrier, header, pid, needsIns);
    }

    private void parent(@Nullable Operation operation, Segment carrier, CdaHeader header) {
        boolean replaces = !header.replaced().equals(CdaHeader.Id.NONE);
        if (operation == Operation.FIRST && replaces) {
            findings.fault(Reason.at(carrier.at(5, 5), "HL7_PARENT_UNEXPECTED"));
        } else if (operation == Operation.REPLACEMENT && !replaces) {
            findings.fault(Reason.at(carrier.at(5, 5), "HL7_PARENT_MISSING"));
        }
    }

    private void type(Hl7Message message, Segment carrier, CdaHeader header) {
        String type = carrier.text(3);
        Stream<Optional<String>> others = Stream.of(message.first("OBR").map(s -> s.text(4)), message.first("TXA").map(s -> s.text(2)),
                Optional.of(header.code()));
        Set<String> all = Stream.concat(Stream.of(type), others.flatMap(Optional::stream)).filter(t -> !t.isEmpty())
                .map(establishment::nationalType).collect(Collectors.toSet());
        if (all.size() > 1) {
            findings.fault(Reason.at(carrier.at(3), "HL7_CODE_MISMATCH",
                    all.stream().sorted().map(Shown::code).collect(Collectors.joining(", "))));
        }
    }

    private void ids(Segment txa, @Nullable Operation operation, CdaHeader header) {
        if (!txa.text(DOCUMENT).isEmpty() && !same(txa, DOCUMENT, header.id())) {
            findings.fault(Reason.at(txa.at(DOCUMENT), "HL7_DOCUMENT_ID_MISMATCH", "TXA-12", "ClinicalDocument/id"));
        }
        if (operation == Operation.REPLACEMENT) {
            String parent = findings.required(txa, PARENT);
            if (!parent.isEmpty() && !header.replaced().equals(CdaHeader.Id.NONE) && !same(txa, PARENT, header.replaced())) {
                findings.fault(Reason.at(txa.at(PARENT), "HL7_DOCUMENT_ID_MISMATCH", "TXA-13", "parentDocument/id"));
            }
        }
    }

    /** {@code extension^^root^ISO}, or the OID alone; the label that some put beside it says nothing. */
    private static boolean same(Segment txa, int field, CdaHeader.Id id) {
        String first = txa.text(field);
        String root = txa.text(field, 3);
        return root.isEmpty()
                ? first.equals(id.root()) && id.extension().isEmpty()
                : root.equals(id.root()) && first.equals(id.extension());
    }

    private void patient(Segment carrier, CdaHeader header, Pid pid, boolean needsIns) {
        List<CdaHeader.Id> matricules = header.patients().stream().filter(id -> InsAuthority.ofOid(id.root()).isPresent()).toList();
        Ins ins = pid.ins();
        if (ins != null && matricules.isEmpty()) {
            Reason absent = Reason.at(carrier.at(5, 5), "HL7_INS_ABSENT");
            if (needsIns) {
                findings.fault(absent);
            } else {
                findings.note(absent);
            }
        } else if (ins != null && matricules.stream().noneMatch(id -> id.extension().equals(ins.value()))) {
            findings.fault(Reason.at("PID^1^3", "HL7_INS_DIFFERS"));
        } else if (ins == null && !matricules.isEmpty()) {
            findings.note(Reason.at("PID^1^3", "HL7_INS_ONLY_IN_CDA"));
        }
        Set<String> local = header.patients().stream().filter(id -> InsAuthority.ofOid(id.root()).isEmpty()).map(CdaHeader.Id::extension)
                .collect(Collectors.toSet());
        if (!local.equals(Set.copyOf(pid.localIds()))) {
            findings.note(Reason.at("PID^1^3", "HL7_LOCAL_IDS_DIFFER"));
        }
    }
}

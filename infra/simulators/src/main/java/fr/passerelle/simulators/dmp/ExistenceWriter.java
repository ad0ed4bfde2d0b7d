package fr.passerelle.simulators.dmp;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import fr.passerelle.simulators.dmp.ExistenceRequest.InstanceId;
import fr.passerelle.simulators.dmp.ExistenceRequest.Question;
import fr.passerelle.simulators.dmp.profile.Profile;
import fr.passerelle.simulators.dmp.watch.Transaction;
import fr.passerelle.simulators.xds.Finding;

/** Writes the answers of TD0.2, {@code PRPA_IN201308UV02} (dmp-transport.md §8). */
final class ExistenceWriter {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DMP = "1.2.250.1.213.4.1.1.1";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AnswerWriter answers;
    private final InstantSource clock;

    ExistenceWriter(AnswerWriter answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    Answer answer(Question question, Profile profile) {
        return write(question, profile.name(), List.of(), profile);
    }

    /** {@code AE}, with one {@code acknowledgementDetail} per fault. */
    Answer refusal(Question question, List<Finding> faults) {
        return write(question, "AE", faults, Profile.NONE);
    }

    private Answer write(Question question, String outcome, List<Finding> faults, Profile profile) {
        return answers.soap(200, outcome, question.messageId(), Transaction.EXISTENCE.answer(), xml -> {
            xml.writeStartElement("", "PRPA_IN201308UV02", HL7);
            xml.writeDefaultNamespace(HL7);
            xml.writeNamespace("xsi", XSI);
            xml.writeAttribute("ITSVersion", "XML_1.0");
            element(xml, "id", "root", answers.newId().toString());
            element(xml, "creationTime", "value", TIME.format(clock.instant()));
            element(xml, "interactionId", "root", "2.16.840.1.113883.1.6", "extension", "PRPA_IN201308UV02");
            element(xml, "processingCode", "code", question.mode());
            element(xml, "processingModeCode", "code", "T");
            element(xml, "acceptAckCode", "code", "NE");
            device(xml, "receiver", "RCV", question.sender());
            device(xml, "sender", "SND", DMP);
            if (faults.isEmpty() && profile != Profile.NONE) {
                authorisation(xml);
            }
            acknowledgement(xml, question.id(), faults);
            act(xml, question, faults, profile);
            xml.writeEndElement();
        });
    }

    private static void device(XMLStreamWriter xml, String role, String type, String oid) throws XMLStreamException {
        start(xml, role, "typeCode", type);
        start(xml, "device", "classCode", "DEV", "determinerCode", "INSTANCE");
        element(xml, "id", "root", oid);
        end(xml, 2);
    }

    /** About consultation only; a feeding system ignores it. */
    private static void authorisation(XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "attentionLine");
        element(xml, "keyWordText", "code", "AUTORISATION", "codeSystem", "1.2.250.1.213.4.1.2.6.1");
        start(xml, "value", "code", "NON_EXISTE", "codeSystem", "1.2.250.1.213.4.1.2.6.2");
        xml.writeAttribute("xsi", XSI, "type", "CV");
        end(xml, 2);
    }

    private static void acknowledgement(XMLStreamWriter xml, InstanceId message, List<Finding> faults) throws XMLStreamException {
        start(xml, "acknowledgement", "typeCode", faults.isEmpty() ? "AA" : "AE");
        start(xml, "targetMessage");
        element(xml, "id", "root", message.root(), "extension", message.extension());
        end(xml, 1);
        for (Finding fault : faults) {
            start(xml, "acknowledgementDetail", "typeCode", "E");
            element(xml, "code", "code", fault.code());
            start(xml, "text");
            xml.writeCharacters(fault.rule().isEmpty() ? fault.text() : "[" + fault.rule() + "] " + fault.text());
            end(xml, 2);
        }
        end(xml, 1);
    }

    private static void act(XMLStreamWriter xml, Question question, List<Finding> faults, Profile profile) throws XMLStreamException {
        start(xml, "controlActProcess", "classCode", "CACT", "moodCode", "EVN");
        element(xml, "reasonCode", "code", "TEST_EXST", "codeSystem", "1.2.250.1.213.1.1.4.11");
        if (faults.isEmpty() && profile != Profile.NONE) {
            record(xml, question, profile);
        }
        start(xml, "queryAck");
        element(xml, "queryId", "root", question.queryId().root(), "extension", question.queryId().extension());
        element(xml, "queryResponseCode", "code", faults.isEmpty() ? profile == Profile.NONE ? "NF" : "OK" : "AE");
        end(xml, 2);
    }

    private static void record(XMLStreamWriter xml, Question question, Profile profile) throws XMLStreamException {
        start(xml, "subject", "typeCode", "SUBJ", "contextConductionInd", "false");
        start(xml, "registrationEvent", "classCode", "REG", "moodCode", "EVN");
        element(xml, "statusCode", "code", "completed");
        start(xml, "subject1", "typeCode", "SBJ");
        start(xml, "patient", "classCode", "PAT");
        element(xml, "id", "root", question.authority(), "extension", question.patient());
        element(xml, "statusCode", "code", profile == Profile.OPEN ? "active" : "terminated");
        person(xml);
        start(xml, "subjectOf", "typeCode", "SBJ");
        start(xml, "administrativeObservation", "classCode", "OBS", "moodCode", "EVN");
        element(xml, "code", "code", "RATTACHEMENT_ENS", "codeSystem", "1.2.250.1.213.4.1.2.3");
        start(xml, "value", "value", "true");
        xml.writeAttribute("xsi", XSI, "type", "BL");
        end(xml, 7);
    }

    /** Traits of nobody: a client neither shows nor keeps them. */
    private static void person(XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "patientPerson", "classCode", "PSN", "determinerCode", "INSTANCE");
        start(xml, "name");
        text(xml, "given", "JEANNE");
        text(xml, "family", "TEST-NAISSANCE");
        end(xml, 1);
        element(xml, "administrativeGenderCode", "code", "F");
        element(xml, "birthTime", "value", "19600515");
        end(xml, 1);
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        start(xml, name);
        xml.writeCharacters(value);
        end(xml, 1);
    }

    private static void element(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        start(xml, name, attributes);
        end(xml, 1);
    }

    /** @param attributes names and values in turn */
    private static void start(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement("", name, HL7);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static void end(XMLStreamWriter xml, int count) throws XMLStreamException {
        for (int i = 0; i < count; i++) {
            xml.writeEndElement();
        }
    }
}

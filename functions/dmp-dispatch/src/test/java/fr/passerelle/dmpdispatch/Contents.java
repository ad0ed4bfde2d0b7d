package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.document.Act;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Destinations;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.PreparedDeletion;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.document.References;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.InMemoryPathways;

/** Packages as an intake leaves them. */
final class Contents {
    static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);
    static final ChainKey CHAIN = new ChainKey("750999997", "LDL-0001");
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-18T09:00:00+01:00");
    private static final Professional DOCTOR = new Professional("899700000013", "FICTIVE", "Claire", "MME", "DR", "G15_10/SM26");

    private Contents() {
    }

    static DocumentPackage document(String inputId, int version, @Nullable Version replaces, Visibility visibility,
            InformationPolicy policy) {
        return document(inputId, new Version("LDL-0001", version), replaces, visibility, policy);
    }

    static DocumentPackage document(String inputId, Version version, @Nullable Version replaces, Visibility visibility,
            InformationPolicy policy) {
        var source = new SourceDocument(version.document(), version.number(), replaces, "lettre.pdf", "11490-0", "Lettre de liaison", START,
                "N", visibility,
                DOCTOR, DOCTOR, START, new Act(START, null, DOCTOR, List.of()), new Stay("SEJ0001", "IMP", START, null), References.NONE,
                null);
        var document = new PreparedDocument(source, uniqueId(version), "1.2.250.1.999.1.1.4.1", version.document(), inputId + "/0.xml", 10,
                "0".repeat(40), inputId + "/0.pdf", 10);
        return new DocumentPackage(inputId, hospital(policy), null, patient(INS), List.of(document), List.of(),
                new Destinations(true, false, List.of()), Message.DEFAULT,
                Instructions.USUAL);
    }

    static DocumentPackage deletion(String inputId, int version) {
        return deletion(inputId, new Version("LDL-0001", version));
    }

    static DocumentPackage deletion(String inputId, Version version) {
        var deletion = new Deletion(version, DOCTOR, DOCTOR, START);
        return new DocumentPackage(inputId, hospital(InformationPolicy.SEND), null, patient(INS), List.of(),
                List.of(new PreparedDeletion(deletion, version.document())), new Destinations(true, false, List.of()), Message.DEFAULT,
                Instructions.USUAL);
    }

    static DocumentPackage ofAnother(DocumentPackage content, String matricule) {
        return new DocumentPackage(content.inputId(), content.establishment(), null, patient(new Ins(matricule, InsAuthority.NIR_TEST)),
                content.documents(), content.deletions(), content.destinations(), content.message(), content.instructions());
    }

    /** The input of a drop, counted to the pathway that sends everything. */
    static Write.Register input(String inputId) {
        var origin = new Origin(InMemoryPathways.DOCUMENTS, null, "4512", null, null, null, List.of());
        return new Write.Register(
                Input.received(inputId, CHAIN.establishment(), InputKind.DESCRIPTOR, inputId + ".json", "", "", Instant.EPOCH)
                        .judged(List.of(), origin));
    }

    static String uniqueId(int version) {
        return uniqueId(new Version("LDL-0001", version));
    }

    /** The chain is the last arc but one: {@code LDL-0001} is 1. */
    static String uniqueId(Version version) {
        int chain = Integer.parseInt(version.document().substring(version.document().indexOf('-') + 1));
        return "1.2.250.1.999.1.1.3." + chain + "." + version.number();
    }

    private static Patient patient(Ins ins) {
        return new Patient(ins, IdentityStatus.QUALIFIEE, "IPP0001", "PATIENTE", null, "JEANNE MARIE", "JEANNE", null,
                LocalDate.of(1979, 3, 28), Sex.F, "51215");
    }

    private static Establishment hospital(InformationPolicy policy) {
        return new Establishment("750999997", "CENTRE HOSPITALIER FICTIF", List.of(), "1750999997", "1.2.250.1.999.1.1",
                "1.2.250.1.999.1.1.9001.9", "1.2.250.1.999.1.1.9001.8", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT",
                List.of("1 rue Fictive", "75000 PARIS"), "0100000000",
                new Mailbox("app@hopital-fictif.mssante.fr", "CH FICTIF", "secretariat@hopital-fictif.mssante.fr"), Map.of(), List.of(),
                policy, false);
    }
}

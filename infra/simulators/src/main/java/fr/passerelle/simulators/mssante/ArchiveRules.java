package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.xml.sax.SAXException;

import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.simulators.xds.Cda;
import fr.passerelle.simulators.xds.CdaHeaderRules;
import fr.passerelle.simulators.xds.CdaRules;
import fr.passerelle.simulators.xds.CdaSubject;
import fr.passerelle.simulators.xds.Digest;
import fr.passerelle.simulators.xds.EntryRules;
import fr.passerelle.simulators.xds.Finding;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xds.Scheme;
import fr.passerelle.simulators.xml.Schemas;
import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

import static fr.passerelle.simulators.xds.Faults.unless;

/** The XDM archive of a mail: layout, metadata, documents, and the mail that announces them (documents.md §6; messages.md §5.1). */
final class ArchiveRules {
    private static final String METADATA = Archive.FOLDER + "METADATA.XML";

    private final Schemas schemas;
    private final DocumentTypes types;
    private final Form underIns;
    private final Form withoutIns;

    ArchiveRules(MssanteSettings settings, Schemas schemas, DocumentTypes types) {
        this.schemas = schemas;
        this.types = types;
        List<Rule<CdaSubject>> common = new CdaRules(schemas, types, "").rules();
        var header = new CdaHeaderRules("");
        this.underIns = new Form(new EntryRules("", settings.environment()).rules(), together(common, header.rules()));
        this.withoutIns = new Form(EntryRules.withoutIns("").rules(), together(common, header.withoutIns()));
    }

    /** What the metadata and the documents of an archive must be. */
    private record Form(List<Rule<Metadata>> entries, List<Rule<CdaSubject>> cda) {}

    private static <T> List<T> together(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    Stream<Finding> judge(Archive archive, ParsedMail mail, MssanteSettings settings) {
        List<Finding> findings = new ArrayList<>();
        archive.faults().forEach(fault -> findings.add(finding("xdm-archive", fault)));
        Stream.of("INDEX.HTM", "README.TXT").filter(name -> archive.file(name).isEmpty())
                .forEach(name -> findings.add(finding("xdm-layout", name + " absent de la racine")));
        boolean withoutInsSaid = mail.header("X-MSS-INS").equals("N");
        if (withoutInsSaid) {
            silent(archive, findings);
        }
        Form form = withoutInsSaid ? withoutIns : underIns;
        Optional<Metadata> metadata = metadata(archive, findings);
        metadata.ifPresent(found -> {
            form.entries().forEach(rule -> rule.judge(found).forEach(findings::add));
            documents(archive, found, findings);
            coherence(archive, found, mail, settings, findings);
            cdas(archive, found).forEach((uri, document) -> {
                CdaSubject subject = new CdaSubject(document, uri, settings.environment());
                form.cda().forEach(rule -> rule.judge(subject).forEach(findings::add));
            });
        });
        return findings.stream();
    }

    /** An INS that is not qualified is not written anywhere (use-cases.md §5.G). */
    private static void silent(Archive archive, List<Finding> findings) {
        archive.files().forEach((path, bytes) -> {
            if (Forms.tellsIns(new String(bytes.get(), StandardCharsets.UTF_8))) {
                findings.add(finding("x-mss-ins", "matricule INS ou son autorité dans " + path));
            }
        });
    }

    private Optional<Metadata> metadata(Archive archive, List<Finding> findings) {
        Optional<Archive.Bytes> file = archive.file(METADATA);
        if (file.isEmpty()) {
            findings.add(finding("xdm-layout", "METADATA.XML absent de " + Archive.FOLDER));
            return Optional.empty();
        }
        try {
            Tree root = Tree.of(Xml.parse(file.get().open()));
            List<String> faults = root.is(Metadata.LCM, "SubmitObjectsRequest") ? schemas.xdsFaults(root) : List.of("racine inattendue");
            faults.forEach(fault -> findings.add(finding("xdm-schema", fault)));
            Metadata metadata = Metadata.of(root);
            if (metadata.lots().size() != 1 || metadata.entries().isEmpty()) {
                findings.add(finding("xdm-frame", "il faut un lot et au moins un document"));
                return Optional.empty();
            }
            return faults.isEmpty() ? Optional.of(metadata) : Optional.empty();
        } catch (SAXException | IOException e) {
            findings.add(finding("xdm-schema", "METADATA.XML illisible"));
            return Optional.empty();
        }
    }

    private void documents(Archive archive, Metadata metadata, List<Finding> findings) {
        for (RegistryObject entry : metadata.entries()) {
            Optional<Archive.Bytes> file = archive.file(Archive.FOLDER + entry.value("URI"));
            if (file.isEmpty()) {
                findings.add(finding("xdm-uri", "la fiche ne désigne aucun fichier de l'archive"));
            } else if (!digest(file.get()).equals(new Digest(entry.value("hash"), size(entry)))) {
                findings.add(finding("xdm-digest", "hash ou size différent du fichier"));
            }
            if (types.find(entry.code(Scheme.TYPE)).isEmpty()) {
                findings.add(finding("xdm-type", "typeCode hors JDV_J07"));
            }
        }
        Set<String> named = metadata.entries().stream().map(entry -> Archive.FOLDER + entry.value("URI")).collect(Collectors.toSet());
        archive.files().keySet().stream().filter(path -> path.startsWith(Archive.FOLDER) && !path.equals(METADATA) && !named.contains(path))
                .forEach(path -> findings.add(finding("xdm-uri", "fichier sans fiche")));
    }

    private static void coherence(Archive archive, Metadata metadata, ParsedMail mail, MssanteSettings settings, List<Finding> findings) {
        String patient = metadata.lot().identifier(Scheme.LOT_PATIENT);
        boolean same = metadata.entries().stream().allMatch(entry -> entry.identifier(Scheme.PATIENT).equals(patient));
        String recipient = mail.envelope().recipient();
        boolean addressed = !recipient.endsWith("@" + settings.patientDomain())
                || patient.startsWith(recipient.substring(0, recipient.lastIndexOf('@')) + "^");
        Set<String> codes = metadata.entries().stream().map(entry -> entry.code(Scheme.TYPE))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> announced = Stream.of(mail.header("X-MSS-CODECDA").split(",", -1)).map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Cda> cdas = cdas(archive, metadata);
        boolean read = cdas.size() == metadata.entries().size();
        boolean ins = cdas.values().stream().allMatch(cda -> cda.patientId()
                .filter(id -> patient.equals(id.attribute("extension") + "^^^&" + id.attribute("root") + "&ISO^NH")).isPresent());
        boolean insAnnounced = mail.header("X-MSS-INS").equals("O");
        boolean ids = metadata.entries().stream().allMatch(
                entry -> Optional.ofNullable(cdas.get(entry.value("URI")))
                        .filter(c -> c.value("id", "root").equals(entry.identifier(Scheme.UNIQUE_ID)))
                        .isPresent());
        boolean visible = metadata.entries().stream().flatMap(entry -> entry.codes(Scheme.CONFIDENTIALITY).stream())
                .noneMatch(code -> code.code().equals("INVISIBLE_PATIENT"));
        Stream.of(unless(same, "xdm-patient: plusieurs patients dans l'archive"),
                unless(addressed, "xdm-patient: le patient de l'archive n'est pas le destinataire"),
                unless(announced.equals(codes), "x-mss-codecda: types annoncés différents de ceux de l'archive"),
                unless(read, "xdm-cda: document qui n'est pas un CDA lisible"),
                unless(insAnnounced == ins, "x-mss-ins: l'INS annoncé n'est pas celui des CDA"),
                unless(ids, "xdm-cda: uniqueId différent de l'identifiant du CDA"),
                unless(visible || !recipient.endsWith("@" + settings.patientDomain()),
                        "xdm-visible: document invisible au patient envoyé au patient"))
                .flatMap(texts -> texts).forEach(text -> {
                    int colon = text.indexOf(": ");
                    findings.add(finding(text.substring(0, colon), text.substring(colon + 2)));
                });
    }

    private static Map<String, Cda> cdas(Archive archive, Metadata metadata) {
        return metadata.entries().stream().map(entry -> entry.value("URI")).distinct()
                .flatMap(uri -> archive.file(Archive.FOLDER + uri).flatMap(ArchiveRules::cda).map(cda -> Map.entry(uri, cda)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Cda> cda(Archive.Bytes file) {
        try {
            return Optional.of(Cda.read(file.open()));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    private static Digest digest(Archive.Bytes file) {
        try {
            return Digest.of(file.open());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always readable", e);
        }
    }

    private static long size(RegistryObject entry) {
        String size = entry.value("size");
        return size.matches("[0-9]{1,18}") ? Long.parseLong(size) : -1;
    }

    private static Finding finding(String rule, String text) {
        return new Finding(rule, "", "", text);
    }
}

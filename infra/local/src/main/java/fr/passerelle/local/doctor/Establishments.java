package fr.passerelle.local.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.establishment.Site;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.json.UnreadableJsonException;

/** Configurations of the establishments and their pathways, as the functions would read them (docs/establishment-configuration.md). */
final class Establishments implements Examination {
    private static final String FOLDER = "establishments/";
    private static final String SUFFIX = ".json";
    /** Arc of the examples and tests of this project: no real establishment has it. */
    private static final String EXAMPLES = "1.2.250.1.999.";

    private final S3Client s3;
    private final String bucket;
    private final Function<byte[], Establishment> reader;
    private final Function<byte[], PathwayReading> pathways;
    private final Environment environment;
    private final RejectCatalogue catalogue = new RejectCatalogue();

    Establishments(S3Client s3, String bucket, Function<byte[], Establishment> reader, Function<byte[], PathwayReading> pathways,
            Environment environment) {
        this.s3 = s3;
        this.bucket = bucket;
        this.reader = reader;
        this.pathways = pathways;
        this.environment = environment;
    }

    /** Those whose configuration can be read. */
    Map<String, Establishment> readable() {
        var readable = new LinkedHashMap<String, Establishment>();
        keys(FOLDER).forEach(key -> read(key).ifPresent(one -> readable.put(one.finess(), one)));
        return readable;
    }

    @Override
    public List<Finding> findings() {
        List<String> keys = keys(FOLDER);
        if (keys.isEmpty()) {
            return List.of(Finding.failed("établissements", "aucune configuration dans " + bucket,
                    "Déposer establishments/<FINESS>.json (docs/operations.md, « First establishment »)."));
        }
        return keys.stream().flatMap(key -> of(key).stream()).toList();
    }

    private List<Finding> of(String key) {
        String named = key.substring(FOLDER.length(), key.length() - (key.endsWith(SUFFIX) ? SUFFIX.length() : 0));
        String subject = "configuration " + named;
        var findings = new ArrayList<Finding>();
        try {
            Establishment one = reader.apply(content(key));
            findings.add(Finding.when(one.finess().equals(named), subject, "lisible (" + one.name() + ")",
                    "le fichier porte le FINESS " + one.finess() + " : il est ignoré", "Renommer le fichier ou corriger son FINESS."));
            findings.addAll(numbers(one));
            findings.addAll(oids(one));
            findings.addAll(pathways(one));
        } catch (UnreadableJsonException e) {
            findings.add(Finding.failed(subject, "illisible : " + e.getMessage(), "Corriger le fichier : ses dépôts attendent."));
        }
        return findings;
    }

    private List<Finding> numbers(Establishment one) {
        var findings = new ArrayList<Finding>();
        findings.add(key("FINESS juridique " + one.finess(), one.finess()));
        var seen = new HashSet<String>();
        for (Site site : one.sites()) {
            String subject = "site " + site.finess() + " de " + one.finess();
            if (site.finess().equals(one.finess()) || !seen.add(site.finess())) {
                findings.add(
                        Finding.failed(subject, "déjà nommé : un site géographique a son propre numéro", "Corriger la liste des sites."));
            } else {
                findings.add(key(subject, site.finess()));
            }
        }
        findings.add(Finding.notHere("rattachement des sites de " + one.finess(), "il se lit dans le répertoire FINESS national"));
        return findings;
    }

    /** The key is an error in production, where numbers are real; examples of the ANS fail it. */
    private Finding key(String subject, String number) {
        if (Finess.wellFormed(number) && Finess.keyHolds(number)) {
            return Finding.ok(subject, "clé de contrôle valide");
        }
        String todo = "Relever le numéro dans le répertoire FINESS.";
        return environment == Environment.PRODUCTION
                ? Finding.failed(subject, "clé de contrôle fausse", todo)
                : Finding.warning(subject, "clé de contrôle fausse, admise hors production", todo);
    }

    private List<Finding> oids(Establishment one) {
        String subject = "OID de " + one.finess();
        List<String> all = List.of(one.oidRoot(), one.ippDomain(), one.stayDomain());
        boolean examples = all.stream().anyMatch(oid -> (oid + ".").startsWith(EXAMPLES));
        if (environment == Environment.PRODUCTION && examples) {
            return List
                    .of(Finding.failed(subject, "un OID d'exemple en production", "Demander une racine à l'ANS, puis la porter partout."));
        }
        if (all.stream().distinct().count() < all.size()) {
            return List.of(Finding.failed(subject, "racine, IPP et séjours partagent un OID", "Donner à chaque domaine le sien."));
        }
        return List.of(Finding.ok(subject, examples ? "bien formés (racine d'exemple)" : "bien formés"));
    }

    private List<Finding> pathways(Establishment one) {
        String prefix = "pathways/" + one.finess() + "/";
        List<String> keys = keys(prefix).stream().filter(key -> key.endsWith(".yaml")).toList();
        if (keys.isEmpty()) {
            return List
                    .of(Finding.warning("parcours de " + one.finess(), "aucun : rien ne part", "Déposer ses parcours (docs/pathways.md)."));
        }
        return keys.stream().map(key -> pathway(one, key, key.substring(prefix.length(), key.length() - ".yaml".length()))).toList();
    }

    private Finding pathway(Establishment one, String key, String name) {
        String subject = "parcours " + name + " de " + one.finess();
        PathwayReading reading = pathways.apply(content(key)).filed(one.finess(), name);
        Pathway pathway = reading.pathway();
        if (pathway == null) {
            return Finding.failed(subject, "laissé de côté : " + reading.faults().stream().map(Reason::code).distinct()
                    .collect(Collectors.joining(", ")), catalogue.sentence(reading.faults().getFirst()));
        }
        String owner = pathway.reply().owner();
        return Finding.ok(subject, "lisible (" + pathway.state().word() + ")" + (owner == null ? "" : ", réponses lues par : " + owner));
    }

    private Optional<Establishment> read(String key) {
        try {
            return Optional.of(reader.apply(content(key)));
        } catch (UnreadableJsonException _) {
            // Told by its own check.
            return Optional.empty();
        }
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream().map(S3Object::key)
                .filter(key -> !key.endsWith("/")).sorted().toList();
    }

    private byte[] content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray();
    }
}

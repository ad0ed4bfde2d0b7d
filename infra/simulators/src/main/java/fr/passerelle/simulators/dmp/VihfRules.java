package fr.passerelle.simulators.dmp;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.simulators.xds.Forms;
import fr.passerelle.simulators.xds.Rule;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** Presence and value of every part of the VIHF (dmp-transport.md §4.1-4.2); a fault refuses the whole call. */
final class VihfRules {
    /** Subcode of the SOAP fault these rules end in; the DMP's own is UNCONFIRMED (dmp-transport.md §15.4). */
    static final String SUBCODE = "wsse:InvalidSecurityToken";

    private static final String SECTORS = "1.2.250.1.71.4.2.4";
    private static final Pattern SECTOR = Pattern.compile("([^^]+)\\^1\\.2\\.250\\.1\\.71\\.4\\.2\\.4");
    static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final List<String> FILLED = List
            .of("urn:oasis:names:tc:xspa:1.0:subject:subject-id", "LPS_Nom", "LPS_Version", "LPS_ID_HOMOLOGATION_DMP");

    private final DmpSettings settings;
    private final ValueSet sectors = ValueSet.named("dmp-facility-types");

    VihfRules(DmpSettings settings) {
        this.settings = settings;
    }

    List<Rule<Vihf>> rules() {
        return List.of(rule("vihf-assertion", VihfRules::assertion), rule("vihf-issuer", VihfRules::issuer),
                rule("vihf-subject", VihfRules::subject), rule("vihf-version", this::version), rule("vihf-mode", VihfRules::mode),
                rule("vihf-structure-id", v -> unless(Forms.isStructure(v.text(Vihf.STRUCTURE)), "Identifiant_Structure absent ou faux")),
                rule("vihf-sector", this::sector), rule("vihf-role", VihfRules::role), rule("vihf-resource", this::resource),
                rule("vihf-purpose", VihfRules::purpose),
                rule("vihf-attributes", v -> FILLED.stream().filter(name -> v.text(name).isEmpty()).map(name -> name + " absent")));
    }

    private static Rule<Vihf> rule(String name, Function<Vihf, Stream<String>> texts) {
        return new Rule<>(name, SUBCODE, vihf -> texts.apply(vihf).map(text -> new Rule.Fault("VIHF", text)));
    }

    private static Stream<String> assertion(Vihf vihf) {
        Tree assertion = vihf.assertion();
        return Stream.concat(unless(assertion.attribute("Version").equals("2.0") && assertion.attribute("ID").matches("[A-Za-z_][\\w.-]*"),
                "assertion sans version 2.0 ou sans identifiant"),
                unless(INSTANT.matcher(assertion.attribute("IssueInstant")).matches(),
                        "IssueInstant qui n'est pas en UTC à la milliseconde"));
    }

    private static Stream<String> issuer(Vihf vihf) {
        boolean right = vihf.assertion().attributeAt("Issuer", "Format").equals("urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName")
                && vihf.assertion().first("Issuer").filter(issuer -> issuer.text().contains("OU=")).isPresent();
        return unless(right, "Issuer qui n'est pas le nom X.509 d'une structure");
    }

    private static Stream<String> subject(Vihf vihf) {
        Tree assertion = vihf.assertion();
        String context = assertion.first("AuthnStatement/AuthnContext/AuthnContextClassRef").map(Tree::text).orElse("");
        return Stream.of(unless(assertion.first("Subject/NameID").filter(id -> !id.text().isEmpty()).isPresent(), "NameID absent"),
                unless(INSTANT.matcher(assertion.attributeAt("AuthnStatement", "AuthnInstant")).matches(), "AuthnInstant absent ou faux"),
                unless(context.startsWith("urn:oasis:names:tc:SAML:2.0:ac:classes:"), "AuthnContextClassRef absent ou faux"),
                unless(assertion.all("Conditions/AudienceRestriction").isEmpty(), "AudienceRestriction interdite"))
                .flatMap(Function.identity());
    }

    private Stream<String> version(Vihf vihf) {
        return unless(settings.vihfVersions().contains(vihf.text("VIHF_Version")), "VIHF_Version absente ou inconnue");
    }

    private static Stream<String> mode(Vihf vihf) {
        // Two spellings are published, in the kit and in the CI-SIS volet (dmp-transport.md §4.2).
        boolean indirect = Stream.of("Authentification_Mode", "Authentification_mode").anyMatch(n -> vihf.text(n).equals("INDIRECTE"));
        return Stream.concat(unless(indirect, "Authentification_Mode autre que INDIRECTE"),
                unless(vihf.text("Ressource_URN").equals("urn:dmp"), "Ressource_URN autre que urn:dmp"));
    }

    private Stream<String> sector(Vihf vihf) {
        Matcher sector = SECTOR.matcher(vihf.text("Secteur_Activite"));
        boolean known = sector.matches() && sectors.find(sector.group(1)).filter(code -> code.system().equals(SECTORS)).isPresent();
        return unless(known, "Secteur_Activite absent ou hors JDV_J61");
    }

    private static Stream<String> role(Vihf vihf) {
        List<Tree> roles = vihf.coded(Vihf.ROLE, "Role");
        boolean coded = roles.stream().noneMatch(role -> role.attribute("code").isEmpty() || !Forms.isOid(role.attribute("codeSystem")));
        return unless(!roles.isEmpty() && coded, "rôle absent ou sans code");
    }

    private Stream<String> resource(Vihf vihf) {
        return Forms.patientIdFault(vihf.text(Vihf.RESOURCE), settings.environment()).stream().map(fault -> "resource-id : " + fault);
    }

    private static Stream<String> purpose(Vihf vihf) {
        boolean normal = vihf.coded("urn:oasis:names:tc:xspa:1.0:subject:purposeofuse", "PurposeOfUse").stream()
                .anyMatch(p -> p.attribute("code").equals("normal") && p.attribute("codeSystem").equals("1.2.250.1.213.1.1.4.248"));
        return unless(normal, "purposeofuse autre que normal");
    }
}

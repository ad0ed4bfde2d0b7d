package fr.passerelle.simulators.xds;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.valueset.ValueSet;
import fr.passerelle.simulators.xml.Tree;

import static fr.passerelle.simulators.xds.Faults.unless;

/** The people and the act of the header: patient, author, custodian, performer, stay (documents.md §3.3-3.7). */
public final class CdaHeaderRules {
    private static final String PERSONS = "1.2.250.1.71.4.2.1";
    private static final String STRUCTURES = "1.2.250.1.71.4.2.2";
    private static final List<String> FORBIDDEN = List.of("religiousAffiliationCode", "raceCode", "ethnicGroupCode");

    private final ValueSet specialties = ValueSet.named("author-specialties");
    private final ValueSet practices = ValueSet.named("practice-settings");
    private final ValueSet facilities = ValueSet.named("facility-types");
    private final ValueSet encounters = ValueSet.named("encounter-types");
    private final ValueSet genders = ValueSet.named("genders");
    private final ValueSet civilities = ValueSet.named("civilities");
    private final ValueSet titles = ValueSet.named("titles");
    private final String code;

    /** @param code error code the faults are answered with */
    public CdaHeaderRules(String code) {
        this.code = code;
    }

    public List<Rule<CdaSubject>> rules() {
        return rules(CdaSubject.rule("cda-ins", code, CdaHeaderRules::ins));
    }

    /** Of documents whose patient has no qualified INS (documents.md §2.3). */
    public List<Rule<CdaSubject>> withoutIns() {
        return rules(rule("cda-without-ins", cda -> cda.all("recordTarget/patientRole/id").stream()
                .filter(id -> InsAuthority.ofOid(id.attribute("root")).isPresent()).map(_ -> "INS qui n'est pas qualifié")));
    }

    private List<Rule<CdaSubject>> rules(Rule<CdaSubject> identifier) {
        return List.of(identifier, rule("cda-patient-ids", CdaHeaderRules::patientIds),
                rule("cda-patient-names", CdaHeaderRules::patientNames), rule("cda-patient-traits", this::patientTraits),
                rule("cda-author", this::authors), rule("cda-custodian", CdaHeaderRules::custodian),
                rule("cda-legal-authenticator", CdaHeaderRules::legalAuthenticator), rule("cda-person-titles", this::personTitles),
                rule("cda-act", this::act), rule("cda-encounter", this::encounter));
    }

    private Rule<CdaSubject> rule(String name, Function<Cda, Stream<String>> texts) {
        return CdaSubject.rule(name, code, subject -> texts.apply(subject.cda()));
    }

    private static Stream<String> ins(CdaSubject subject) {
        Tree id = subject.cda().patientId().orElse(subject.cda().root());
        return Forms.insFault(id.attribute("extension"), id.attribute("root"), subject.environment()).stream()
                .map(fault -> "premier identifiant du patient : " + fault);
    }

    private static Stream<String> patientIds(Cda cda) {
        return cda.all("recordTarget/patientRole/id").stream()
                .filter(id -> !Forms.isOid(id.attribute("root")) || id.attribute("extension").isBlank())
                .map(id -> "identifiant du patient sans racine ou sans extension");
    }

    private static Stream<String> patientNames(Cda cda) {
        List<String> families = qualifiers(cda, "family");
        List<String> givens = qualifiers(cda, "given");
        return Stream.of(unless(List.of("BR", "CL").containsAll(families), "qualificatif de nom autre que BR et CL"),
                unless(families.contains("BR"), "nom de naissance absent"),
                unless(List.of("BR", "CL", "").containsAll(givens), "qualificatif de prénom autre que BR et CL"),
                unless(givens.contains(""), "liste des prénoms de naissance absente"),
                unless(givens.contains("BR"), "premier prénom de naissance absent")).flatMap(Function.identity());
    }

    private static List<String> qualifiers(Cda cda, String part) {
        return cda.all("recordTarget/patientRole/patient/name/" + part).stream().filter(name -> !name.text().isEmpty())
                .map(name -> name.attribute("qualifier")).toList();
    }

    private Stream<String> patientTraits(Cda cda) {
        Tree patient = cda.first("recordTarget/patientRole/patient").orElse(cda.root());
        String sex = patient.attributeAt("administrativeGenderCode", "code");
        boolean ins = InsAuthority.ofOid(cda.value("recordTarget/patientRole/id", "root")).isPresent();
        String county = patient.first("birthplace/place/addr/county").map(Tree::text).orElse("");
        return Stream.of(unless(genders.find(sex).isPresent() && !(ins && sex.equals("UN")), "sexe absent ou inconnu avec un INS"),
                unless(Forms.isLocal(patient.attributeAt("birthTime", "value")), "date de naissance absente ou fausse"),
                unless(!ins || county.matches("[0-9AB]{5}"), "code COG du lieu de naissance absent"),
                unless(FORBIDDEN.stream().allMatch(name -> patient.all(name).isEmpty()), "trait interdit en France"))
                .flatMap(Function.identity());
    }

    private Stream<String> authors(Cda cda) {
        return cda.all("author").stream().flatMap(author -> {
            Tree assigned = author.first("assignedAuthor").orElse(author);
            boolean person = !assigned.all("assignedPerson").isEmpty();
            boolean device = !assigned.all("assignedAuthoringDevice/softwareName").isEmpty();
            boolean coded = specialties.find(assigned.attributeAt("code", "code"))
                    .filter(found -> found.system().equals(assigned.attributeAt("code", "codeSystem"))).isPresent();
            return Stream
                    .of(unless(Forms.isSecondWithOffset(author.attributeAt("time", "value")), "auteur sans date à la seconde et décalage"),
                            unless(isPerson(assigned), "auteur sans identifiant national"), unless(coded, "auteur sans code de JDV_J01"),
                            unless(person != device, "auteur : une personne ou un système, pas les deux"),
                            unless(!person || named(assigned, false), "auteur sans nom"),
                            unless(isStructure(assigned, "representedOrganization/id"), "auteur sans structure"),
                            unless(!textAt(assigned, "representedOrganization/name").isEmpty(), "structure de l'auteur sans nom"))
                    .flatMap(Function.identity());
        });
    }

    private static Stream<String> custodian(Cda cda) {
        Tree holder = cda.first("custodian/assignedCustodian/representedCustodianOrganization").orElse(cda.root());
        return unless(isStructure(holder, "id"), "structure conservatrice absente ou mal identifiée");
    }

    private static Stream<String> legalAuthenticator(Cda cda) {
        Tree signer = cda.first("legalAuthenticator").orElse(cda.root());
        Tree entity = signer.first("assignedEntity").orElse(signer);
        return Stream
                .of(unless(Forms.isSecondWithOffset(signer.attributeAt("time", "value")), "responsable sans date à la seconde et décalage"),
                        unless(signer.attributeAt("signatureCode", "code").equals("S"), "responsable sans signatureCode S"),
                        unless(isPerson(entity), "responsable sans identifiant national"),
                        unless(named(entity, true), "responsable sans nom ou sans prénom"),
                        unless(isStructure(entity, "representedOrganization/id"), "responsable sans structure"))
                .flatMap(Function.identity());
    }

    private Stream<String> personTitles(Cda cda) {
        return cda.header().stream().filter(part -> !part.name().equals("recordTarget")).flatMap(Tree::descendants)
                .filter(t -> (t.name().equals("prefix") && civilities.find(t.text()).isEmpty())
                        || (t.name().equals("suffix") && titles.find(t.text()).isEmpty()))
                .map(t -> "civilité ou titre hors jeu de valeurs dans " + t.name());
    }

    private Stream<String> act(Cda cda) {
        Tree act = cda.mainAct().orElse(cda.root());
        String low = act.attributeAt("effectiveTime/low", "value");
        List<Tree> performers = act.all("performer").stream().filter(p -> p.attribute("typeCode").equals("PRF")).toList();
        String practice = performers.size() == 1
                ? performers.getFirst().attributeAt("assignedEntity/representedOrganization/standardIndustryClassCode", "code")
                : "";
        return Stream.of(unless(Forms.isLocal(low) && low.length() > 8, "début de l'acte absent, sans minute ou sans décalage"),
                unless(performers.size() == 1, "l'acte principal a exactement un exécutant"),
                unless(performers.stream().allMatch(p -> isPerson(p.first("assignedEntity").orElse(p))),
                        "exécutant sans identifiant national"),
                unless(practices.find(practice).isPresent(), "cadre d'exercice absent ou hors JDV_J04")).flatMap(Function.identity());
    }

    private Stream<String> encounter(Cda cda) {
        Tree stay = cda.first("componentOf/encompassingEncounter").orElse(cda.root());
        Tree facility = stay.first("location/healthCareFacility/code").orElse(stay);
        String type = stay.attributeAt("code", "code");
        boolean known = facilities.find(facility.attribute("code"))
                .filter(found -> found.system().equals(facility.attribute("codeSystem"))).isPresent();
        return Stream.of(unless(!stay.all("effectiveTime").isEmpty(), "séjour sans dates"),
                unless(type.isEmpty() || encounters.find(type).isPresent(), "type de rencontre hors JDV_J142"),
                unless(known, "secteur d'activité absent ou hors JDV_J02")).flatMap(Function.identity());
    }

    private static boolean isPerson(Tree holder) {
        return holder.all("id").stream().anyMatch(id -> id.attribute("root").equals(PERSONS) && Forms.isPerson(id.attribute("extension")));
    }

    private static boolean isStructure(Tree holder, String path) {
        return holder.all(path).stream()
                .anyMatch(id -> id.attribute("root").equals(STRUCTURES) && Forms.isStructure(id.attribute("extension")));
    }

    private static boolean named(Tree holder, boolean withGiven) {
        return !textAt(holder, "assignedPerson/name/family").isEmpty()
                && (!withGiven || !textAt(holder, "assignedPerson/name/given").isEmpty());
    }

    private static String textAt(Tree holder, String path) {
        return holder.first(path).map(Tree::text).orElse("");
    }
}

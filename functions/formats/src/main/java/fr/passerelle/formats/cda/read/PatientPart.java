package fr.passerelle.formats.cda.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.GivenCda.LocalId;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.valueset.ValueSet;

/** {@code recordTarget/patientRole}: the patient and the traits of the INS (documents.md §2.3, §3.3). */
final class PatientPart {
    /** All of them, the withdrawn INS-C included: what begins so names a matricule. */
    private static final String INS_AUTHORITIES = "1.2.250.1.213.1.4.";
    private static final Set<String> QUALIFIERS = Set.of("BR", "CL");
    private static final Set<String> NOT_IN_FRANCE = Set.of("religiousAffiliationCode", "raceCode", "ethnicGroupCode");
    private static final ValueSet GENDERS = ValueSet.named("genders");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_LENGTH = 8;

    private final CdaContext context;
    private final Findings findings;
    private final Values values;

    PatientPart(CdaContext context, Findings findings, Values values) {
        this.context = context;
        this.findings = findings;
        this.values = values;
    }

    /**
     * Who it is about.
     *
     * @param local first identifier that is no matricule, absent when there is none
     */
    record Read(Patient patient, @Nullable LocalId local) {}

    /** @return null when something of it is wrong: the findings then say so */
    @Nullable
    Read read(Element document) {
        if (document.all("recordTarget").size() > 1) {
            findings.fault(CdaRule.VALUE, document.path() + "/recordTarget", "un seul patient");
        }
        Element role = document.at("recordTarget/patientRole");
        Element person = role == null ? null : role.at("patient");
        Element name = person == null ? null : person.at("name");
        if (role == null || person == null || name == null) {
            findings.missing(document, "recordTarget/patientRole/patient/name");
            return null;
        }
        person.children().stream().filter(c -> NOT_IN_FRANCE.contains(c.name())).forEach(c -> findings.fault(CdaRule.FORBIDDEN, c.path()));
        List<Element> matricules = role.all("id").stream().filter(PatientPart::matricule).toList();
        Ins ins = ins(role, matricules);
        qualifiers(name);
        String birthName = trait(name, "family", "BR", !matricules.isEmpty());
        String firstName = trait(name, "given", "BR", !matricules.isEmpty());
        String givenNames = trait(name, "given", null, !matricules.isEmpty());
        Sex sex = sex(person, !matricules.isEmpty());
        LocalDate born = born(person);
        String cog = cog(person, !matricules.isEmpty());
        if (birthName == null || born == null || sex == null || (firstName == null && givenNames == null)) {
            return null;
        }
        LocalId own = local(role, true);
        var patient = new Patient(ins, context.vouched(), own == null ? null : own.value(), birthName, text(name, "family", "CL"),
                Objects.requireNonNullElse(givenNames, String.valueOf(firstName)),
                Objects.requireNonNullElse(firstName, String.valueOf(givenNames)), text(name, "given", "CL"), born, sex, cog);
        return new Read(patient, own == null ? local(role, false) : own);
    }

    private static boolean matricule(Element id) {
        String root = id.attribute("root");
        return root != null && root.startsWith(INS_AUTHORITIES);
    }

    /** The first matricule of this environment; one of the other environment beside it is ignored (documents.md §2.1). */
    private @Nullable Ins ins(Element role, List<Element> matricules) {
        if (matricules.isEmpty()) {
            return null;
        }
        Optional<Element> ours = matricules.stream()
                .filter(id -> authority(id).filter(a -> a.acceptedIn(context.environment())).isPresent()).findFirst();
        if (ours.isEmpty()) {
            Element first = matricules.getFirst();
            findings.fault("INS_AUTHORITY", first.path() + "/@root", String.valueOf(first.attribute("root")));
            return null;
        }
        Element id = ours.get();
        String value = id.attribute("extension");
        if (role.all("id").getFirst() != id) {
            findings.fault(CdaRule.INS_FIRST, id.path());
        }
        if (value == null || !Ins.wellFormed(value)) {
            findings.fault("INS_FORM", id.path() + "/@extension");
            return null;
        }
        if (!Ins.keyMatches(value)) {
            findings.fault("INS_KEY", id.path() + "/@extension");
            return null;
        }
        return new Ins(value, authority(id).orElseThrow());
    }

    private static Optional<InsAuthority> authority(Element id) {
        return InsAuthority.ofOid(String.valueOf(id.attribute("root")));
    }

    /** The IPP of the hospital, or the first identifier of anybody else. */
    private @Nullable LocalId local(Element role, boolean own) {
        for (Element id : role.all("id")) {
            String root = id.attribute("root");
            String value = id.attribute("extension");
            if (root != null && value != null && !matricule(id) && (!own || root.equals(context.establishment().ippDomain()))) {
                return new LocalId(value, root);
            }
        }
        return null;
    }

    /** Only BR and CL since 2023; every family name has one. */
    private void qualifiers(Element name) {
        for (Element part : name.children()) {
            String qualifier = part.attribute("qualifier");
            boolean wrong = part.is("family") ? qualifier == null : part.is("given") && qualifier == null && part.isNull();
            if (wrong || (qualifier != null && (part.is("family") || part.is("given")) && !QUALIFIERS.contains(qualifier))) {
                findings.fault(CdaRule.NAME_QUALIFIER, part.path(), qualifier == null ? "aucun" : qualifier);
            }
        }
    }

    private @Nullable String trait(Element name, String part, @Nullable String qualifier, boolean withIns) {
        String text = text(name, part, qualifier);
        String path = name.path() + "/" + part + (qualifier == null ? "[not(@qualifier)]" : "[@qualifier='" + qualifier + "']");
        if (text == null && withIns) {
            findings.fault("INS_TRAITS", path);
        } else if (text == null && part.equals("family")) {
            findings.fault(CdaRule.REQUIRED, path);
        } else if (text == null && qualifier == null && text(name, part, "BR") == null) {
            findings.fault(CdaRule.REQUIRED, path);
        }
        return text;
    }

    private static @Nullable String text(Element name, String part, @Nullable String qualifier) {
        for (Element candidate : name.all(part)) {
            if (Objects.equals(candidate.attribute("qualifier"), qualifier)) {
                return candidate.text();
            }
        }
        return null;
    }

    private @Nullable Sex sex(Element person, boolean withIns) {
        Element gender = person.at("administrativeGenderCode");
        if (gender == null) {
            findings.missing(person, "administrativeGenderCode");
            return null;
        }
        if (values.code(gender, GENDERS, "JDV_J143") == null) {
            return null;
        }
        String code = String.valueOf(gender.attribute("code"));
        if (withIns && code.equals("UN")) {
            findings.fault("INS_SEX", gender.path());
            return null;
        }
        return code.equals("UN") ? Sex.U : Sex.valueOf(code);
    }

    /** A day that is not known wholly has no INS to go with: what the identity server gives is a whole date (documents.md §2.3). */
    private @Nullable LocalDate born(Element person) {
        Element time = person.at("birthTime");
        String value = time == null ? null : time.attribute("value");
        if (time == null || value == null) {
            findings.missing(person, "birthTime");
            return null;
        }
        try {
            return LocalDate.parse(value.length() < DATE_LENGTH ? value : value.substring(0, DATE_LENGTH), DATE);
        } catch (DateTimeException _) {
            findings.fault(CdaRule.TIME, time.path());
            return null;
        }
    }

    private @Nullable String cog(Element person, boolean withIns) {
        Element county = person.at("birthplace/place/addr/county");
        String cog = county == null ? null : county.text();
        String path = person.path() + "/birthplace/place/addr/county";
        if (cog == null && withIns) {
            findings.fault("INS_TRAITS", path);
        } else if (cog != null && !cog.matches("[0-9][0-9AB][0-9]{3}")) {
            findings.fault(CdaRule.VALUE, path, "code COG de cinq caractères");
        }
        return cog;
    }
}

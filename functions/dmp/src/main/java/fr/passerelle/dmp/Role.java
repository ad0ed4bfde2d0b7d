package fr.passerelle.dmp;

import java.util.List;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.core.valueset.ValueSet;

/**
 * Roles of a VIHF: profession, then specialty (dmp-transport.md §4.2, table of roles).
 *
 * <p>They come from the code of JDV_J01 the drop carries, e.g. {@code G15_10/SM26}: table, code of the profession, specialty.
 */
final class Role {
    private static final String HEALTH_PROFESSIONS = "1.2.250.1.71.1.2.7"; // G15
    private static final String STUDENTS = "1.2.250.1.71.1.2.8"; // G16
    private static final String DOCTORS_SPECIALTIES = "1.2.250.1.71.4.2.5"; // R01
    private static final String PHARMACISTS_SECTIONS = "1.2.250.1.71.4.2.6"; // G05
    private static final String ROLES = "1.2.250.1.213.1.6.1.107"; // R85
    private static final Code BY_ROLE = new Code("99", "1.2.250.1.213.1.6.1.140", // R291
            "Acteur participant au système de santé caractérisé par rôle");
    private static final Code AUTOMATON = new Code("AUTOMATE", "1.2.250.1.213.1.1.4.6", "Automate"); // A00
    private static final ValueSet SPECIALTIES = ValueSet.named("author-specialties");

    private Role() {
    }

    /** Roles of an author, the profession first. */
    static List<Code> of(Author author) {
        return switch (author) {
            case Professional person -> of(SPECIALTIES.get(person.specialty()));
            case AuthoringSystem system -> List.of(AUTOMATON);
        };
    }

    private static List<Code> of(Code specialty) {
        if (specialty.system().equals(ROLES)) {
            return List.of(BY_ROLE, specialty);
        }
        int slash = specialty.code().indexOf('/');
        if (slash < 0) {
            return List.of(profession(specialty));
        }
        Code profession = profession(SPECIALTIES.get(specialty.code().substring(0, slash)));
        String code = specialty.code().substring(slash + 1);
        return switch (profession.code()) {
            case "10" -> List.of(profession, new Code(code, DOCTORS_SPECIALTIES, afterProfession(specialty.label(), profession.label())));
            case "21" -> List.of(profession, new Code(code, PHARMACISTS_SECTIONS, specialty.label()));
            default -> List.of(profession);
        };
    }

    /** Codes outside G15 and G16 already are what they name: no table to take away. */
    private static Code profession(Code code) {
        if (code.code().startsWith("G15_")) {
            return new Code(code.code().substring(4), HEALTH_PROFESSIONS, code.label());
        }
        return code.code().startsWith("G16_") ? new Code(code.code().substring(4), STUDENTS, code.label()) : code;
    }

    private static String afterProfession(String label, String profession) {
        String prefix = profession + " - ";
        return label.startsWith(prefix) ? label.substring(prefix.length()) : label;
    }
}

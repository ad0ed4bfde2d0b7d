package fr.passerelle.formats.xds;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.PrintableText;

import static org.assertj.core.api.Assertions.assertThat;

class Hl7Test {
    @Test
    void a_professional_is_an_XCN_of_the_national_identifier() {
        assertThat(Hl7.xcn(Example.DOCTOR, XdsOptions.DEFAULT))
                .isEqualTo("801234567897^DURAND^Alice^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS");
    }

    @Test
    void a_professional_known_by_the_structure_alone_has_the_configured_type() {
        var internal = new Professional("3120459876/1453", "DURAND", "Alice", null, null, "G15_60");
        assertThat(Hl7.xcn(internal, XdsOptions.DEFAULT)).endsWith("^D^^^EI");
        assertThat(Hl7.xcn(internal, new XdsOptions("IDNPS", false, "urn:x"))).endsWith("^D^^^IDNPS");
    }

    @Test
    void a_system_is_an_XCN_of_its_software_and_model() {
        assertThat(Hl7.xcn(Example.ANALYSER, XdsOptions.DEFAULT))
                .isEqualTo("3120459876/ANALYSEUR-7^BioSoft^Modèle X^^^^^^&1.2.250.1.71.4.2.1&ISO^U^^^RI");
    }

    @Test
    void a_structure_is_an_XON_and_its_name_is_escaped() {
        assertThat(Hl7.xon(new Structure("1120459876", "NORD & SUD")))
                .isEqualTo("NORD \\T\\ SUD^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1120459876");
    }

    @Test
    void a_specialty_has_three_components() {
        assertThat(Hl7.specialty(new Code("G15_10/SM04", "1.2.3", "Médecin"))).isEqualTo("G15_10/SM04^Médecin^1.2.3");
    }

    @Property
    void any_component_comes_back_and_holds_no_separator(@ForAll("printable") String text) {
        String escaped = Hl7.escape(text);

        assertThat(escaped).doesNotContain("^", "&", "~", "|");
        assertThat(unescape(escaped)).isEqualTo(text);
    }

    /** As a receiver does it: one pass, so that an escaped escape is not read twice. */
    private static String unescape(String escaped) {
        var plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) != '\\') {
                plain.append(escaped.charAt(i));
                continue;
            }
            plain.append(switch (escaped.charAt(i + 1)) {
                case 'E' -> '\\';
                case 'S' -> '^';
                case 'T' -> '&';
                case 'R' -> '~';
                case 'F' -> '|';
                default -> throw new AssertionError("unknown escape");
            });
            i += 2;
        }
        return plain.toString();
    }

    @Provide
    Arbitrary<String> printable() {
        return PrintableText.any();
    }
}

package fr.passerelle.formats.cda;

import java.util.Map;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.PrintableText;
import fr.passerelle.formats.Xml;

import static org.assertj.core.api.Assertions.assertThat;

class AnyTextTest {
    @Property(tries = 200)
    void any_printable_title_and_name_is_kept_in_a_valid_document(@ForAll("printable") String title, @ForAll("printable") String name) {
        var patient = Example.patient(name, IdentityStatus.QUALIFIEE, "IPP0001234");
        var establishment = Example.establishment(name, Map.of());
        var written = Xml.of(CdaN1WriterTest.write(Example.cda(establishment, null, patient, Example.titled(title), null)));

        assertThat(written.cdaFaults()).isEmpty();
        assertThat(written.text("/c:ClinicalDocument/c:title")).isEqualTo(title);
        assertThat(written.text("//c:patient/c:name/c:family[@qualifier='BR']")).isEqualTo(name);
        assertThat(written.text("//c:representedCustodianOrganization/c:name")).isEqualTo(name);
    }

    @Provide
    Arbitrary<String> printable() {
        return PrintableText.any();
    }
}

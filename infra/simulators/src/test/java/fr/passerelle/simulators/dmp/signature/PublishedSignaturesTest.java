package fr.passerelle.simulators.dmp.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.pki.Certificates;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.simulators.pki.Trust;
import fr.passerelle.simulators.xds.Metadata;
import fr.passerelle.simulators.xds.RegistryObject;
import fr.passerelle.simulators.xml.Tree;
import fr.passerelle.simulators.xml.Xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two files signed by somebody else: the rules must find them right, so that they are no copy of our own test client. */
class PublishedSignaturesTest {
    private static final Algorithms ALGORITHMS = new Algorithms(false);

    @Test
    void the_published_vihf_is_signed_where_and_as_the_rules_ask() throws Exception {
        Tree assertion = xml("published-vihf.xml");
        Tree signature = assertion.children().get(1);

        assertThat(XmlSignatures.valid(signature, XmlSignatures.signer(signature).orElseThrow().getPublicKey(), ALGORITHMS,
                Map.of(assertion, "ID"))).isTrue();
        assertThat(Certificates.structure(XmlSignatures.signer(signature).orElseThrow())).isEqualTo("1750999997");
        assertThat(assertion.first("Issuer").orElseThrow().text())
                .isEqualTo(Certificates.subject(XmlSignatures.signer(signature).orElseThrow()));
    }

    @Test
    void the_published_lot_signature_has_the_shape_the_rules_ask_and_holds() throws Exception {
        Tree signature = xml("published-lot-signature.xml");
        SealedLot lot = new SealedLot(new Metadata(List.of(), List.of(), List.of()), Map.of(), "1750999997",
                Instant.parse("2026-11-21T22:20:00Z"));
        Xades subject = new Xades(lot, new RegistryObject(signature), signature);
        TestPki pki = TestPki.create();
        Trust trust = new Trust(pki.root(), List.of());

        assertThat(new XadesRules(ALGORITHMS).rules()).allSatisfy(rule -> assertThat(rule.judge(subject)).isEmpty());
        assertThat(new SigningCertificateRules(ALGORITHMS, trust, Duration.ZERO).rules())
                .filteredOn(rule -> !rule.name().equals("signature-time"))
                .allSatisfy(rule -> assertThat(rule.judge(subject)).isEmpty());
        assertThat(Stream.of(subject.manifest().orElseThrow(), subject.signedProperties().orElseThrow()))
                .allSatisfy(tree -> assertThat(tree.attribute("Id")).isNotEmpty());
        assertThat(XmlSignatures.valid(signature, XmlSignatures.signer(signature).orElseThrow().getPublicKey(), ALGORITHMS,
                Map.of(subject.manifest().orElseThrow(), "Id", subject.signedProperties().orElseThrow(), "Id"))).isTrue();
    }

    @Test
    void a_document_type_has_no_canonical_form() {
        byte[] document = "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> XmlSignatures.canonicalize(new ByteArrayInputStream(document), OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class);
    }

    private static Tree xml(String name) throws Exception {
        return Tree.of(Xml.parse(new ByteArrayInputStream(TestFiles.text(name).getBytes(StandardCharsets.UTF_8))));
    }
}

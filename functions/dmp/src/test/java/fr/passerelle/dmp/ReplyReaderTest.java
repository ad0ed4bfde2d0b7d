package fr.passerelle.dmp;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static fr.passerelle.dmp.Samples.envelope;
import static fr.passerelle.dmp.Samples.fault;
import static fr.passerelle.dmp.Samples.response;
import static org.assertj.core.api.Assertions.assertThat;

class ReplyReaderTest {
    private static final String OURS = "urn:uuid:0c5b7a52-4c37-4f6e-9d0c-6d0a5d7f7b01";
    private static final String MULTIPART = "multipart/related; type=\"application/xop+xml\"; boundary=\"B\"; start=\"<r@dmp>\"; start-info=\"application/soap+xml\"";

    @Test
    void theAnswerToAnotherMessageIsNotOurs() {
        byte[] success = Samples.resource("answers/iti41-response-success.xml");
        assertThat(ReplyReader.read("application/soap+xml", success, "urn:uuid:3db4d819-a65c-449f-9e91-3333018ee9b8"))
                .isInstanceOf(Reply.Registry.class);
        assertThat(ReplyReader.read("application/soap+xml", success, OURS)).isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void aDoctypeIsRefusedBeforeAnythingIsResolved() {
        String bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + response("Success", "");
        assertThat(plain(bomb)).isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void noEntityIsExpandedEvenInsideAnAnswerThatIsRight() {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + fault("Sender", "x", "&b;");
        assertThat(plain(laughs)).isEqualTo(new Reply.Unreadable("xml"));
        assertThat(plain(fault("Sender", "x", "&undeclared;"))).isEqualTo(new Reply.Unreadable("xml"));
    }

    @Test
    void anAnswerCutAnywhereIsUnreadable() {
        String whole = response("Success", "");
        for (int length = 0; length < whole.length(); length++) {
            assertThat(plain(whole.substring(0, length))).isInstanceOf(Reply.Unreadable.class);
        }
        assertThat(plain(whole)).isInstanceOf(Reply.Registry.class);
    }

    @Test
    void theSoapPartOfAMultipartIsTheOneTheContentTypeNames() {
        String body = "--B\r\nContent-ID: <other@dmp>\r\n\r\nnot xml\r\n--B\r\nContent-Type: application/xop+xml\r\ncontent-id: <r@dmp>\r\n\r\n"
                + response("Success", "") + "\r\n--B--\r\n";
        assertThat(multipart(MULTIPART, body)).isInstanceOf(Reply.Registry.class);
        assertThat(multipart("Multipart/Related; boundary=B", body.substring(body.indexOf("--B\r\nContent-Type"))))
                .isInstanceOf(Reply.Registry.class);
        assertThat(multipart("multipart/related", body)).isInstanceOf(Reply.Unreadable.class);
        assertThat(multipart(MULTIPART, body.replace("--B--", ""))).isInstanceOf(Reply.Unreadable.class);
    }

    @Test
    void evenAFaultMayComeInAMultipart() {
        String body = "--B\r\nContent-ID: <r@dmp>\r\n\r\n" + fault("Sender", "DMPInvalidCertificate", "x") + "\r\n--B--\r\n";
        assertThat(multipart(MULTIPART, body)).isEqualTo(new Reply.Fault("soap:Sender", List.of("DMPInvalidCertificate"), "x "));
    }

    @Test
    void referencesAreTheEntryUuids() {
        assertThat(ReplyReader.read("application/soap+xml", Samples.resource("answers/iti18-response-objectref.xml"), OURS))
                .isEqualTo(new Reply.Registry("Success", List.of(), List.of("urn:uuid:2d276dc9-52a7-48f4-ab71-e9a934e2875b")));
    }

    @Test
    void textsOfTheDmpStayOutOfTraces() {
        Reply reply = plain(response("Failure", Samples.error("XDSRegistryError", "PATIENTE JEANNE")));
        assertThat(reply.toString()).contains("XDSRegistryError").doesNotContain("JEANNE");
        assertThat(plain(fault("Sender", "x", "PATIENTE JEANNE")).toString()).doesNotContain("JEANNE");
        assertThat(Samples.received(200, envelope("", "JEANNE")).toString()).doesNotContain("JEANNE");
    }

    @Property(tries = 300)
    void noDamageMakesASuccessOfAFailure(@ForAll @IntRange(min = 0, max = 400) int position, @ForAll byte value) {
        byte[] failure = response("Failure", Samples.error("XDSUnknownPatientId", "x")).getBytes(StandardCharsets.UTF_8);
        failure[position % failure.length] = value;
        Reply reply = ReplyReader.read("application/soap+xml", failure, OURS);
        if (reply instanceof Reply.Registry registry) {
            assertThat(registry.status()).isNotEqualTo("Success");
        }
    }

    private static Reply plain(String xml) {
        return multipart("application/soap+xml; charset=UTF-8", xml);
    }

    private static Reply multipart(String contentType, String body) {
        return ReplyReader.read(contentType, body.getBytes(StandardCharsets.UTF_8), OURS);
    }
}

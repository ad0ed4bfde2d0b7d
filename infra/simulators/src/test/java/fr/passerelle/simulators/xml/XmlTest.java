package fr.passerelle.simulators.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class XmlTest {
    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>",
            "<!DOCTYPE a [<!ENTITY e \"x\"><!ENTITY f \"&e;&e;\">]><a>&f;</a>",
            "<!DOCTYPE a PUBLIC \"p\" \"http://127.0.0.1:1/a.dtd\"><a/>"})
    void aDocumentTypeIsRefused(String document) {
        assertThatThrownBy(() -> parse(document)).isInstanceOf(SAXException.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void nothingIsFetchedForADocument() throws Exception {
        try (ServerSocket outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            outside.setSoTimeout(200);
            String address = "http://127.0.0.1:" + outside.getLocalPort() + "/a";
            assertThatThrownBy(() -> parse("<!DOCTYPE a SYSTEM \"" + address + ".dtd\"><a/>")).isInstanceOf(SAXException.class);
            parse("<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"" + address + ".xsd\"/>");
            assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aDocumentWithoutTypeIsRead() throws Exception {
        assertThat(parse("<a>b</a>").getDocumentElement().getTextContent()).isEqualTo("b");
    }

    private static Document parse(String document) throws SAXException, IOException {
        return Xml.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}

package fr.passerelle.dmp.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalXmlTest {
    @Test
    void theDeclarationAndTheBlanksAroundTheRootGo() {
        assertThat(canonical("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<a/>\n\n")).isEqualTo("<a></a>");
    }

    @Test
    void commentsAndInstructionsOutsideTheRootAreOnLinesOfTheirOwn() {
        assertThat(canonical("<?p  d ?><!-- one --><a><!--two--><?q?></a><!--three--><?r s?>"))
                .isEqualTo("<?p d ?>\n<!-- one -->\n<a><!--two--><?q?></a>\n<!--three-->\n<?r s?>");
        assertThat(canonical("<a/>\n<!--three-->")).isEqualTo("<a></a>\n<!--three-->");
    }

    @Test
    void namespacesComeFirstThenAttributesByNamespace() {
        assertThat(canonical("<e b='2' y:a='4' x:a='3' a='1' xmlns:x='urn:z' xmlns:y='urn:a' xmlns='urn:d' xml:lang='fr'/>"))
                .isEqualTo(
                        "<e xmlns=\"urn:d\" xmlns:x=\"urn:z\" xmlns:y=\"urn:a\" a=\"1\" b=\"2\" xml:lang=\"fr\" y:a=\"4\" x:a=\"3\"></e>");
    }

    @Test
    void aNamespaceIsWrittenWhereItChangesOnly() {
        assertThat(canonical(
                "<a xmlns='urn:d' xmlns:p='urn:p'><b xmlns='urn:d' xmlns:p='urn:p'/><c xmlns=''><d xmlns=''/><e xmlns='urn:d'/></c><f xmlns:p='urn:q'/><p:g/></a>"))
                .isEqualTo("<a xmlns=\"urn:d\" xmlns:p=\"urn:p\"><b></b><c xmlns=\"\"><d></d><e xmlns=\"urn:d\"></e></c>"
                        + "<f xmlns:p=\"urn:q\"></f><p:g></p:g></a>");
        assertThat(canonical("<a xmlns='' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>")).isEqualTo("<a></a>");
    }

    @Test
    void charactersAreEscapedAsTheirPlaceWants() {
        assertThat(canonical("<a b='&lt;&gt;&amp;&quot;&apos;&#9;&#10;&#13;é'>&lt;&gt;&amp;\"'&#9;\n&#13;<![CDATA[<&>]]></a>"))
                .isEqualTo("<a b=\"&lt;>&amp;&quot;'&#x9;&#xA;&#xD;é\">&lt;&gt;&amp;\"'\t\n&#xD;&lt;&amp;&gt;</a>");
    }

    @Test
    void linesEndWithOneLineFeed() {
        assertThat(canonical("<a b='1\r\n2'>1\r\n2\r3</a>")).isEqualTo("<a b=\"1 2\">1\n2\n3</a>");
    }

    @Test
    void anotherEncodingComesOutInUtf8() {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(canonical(new ByteArrayInputStream(latin))).isEqualTo("<a>é</a>");
    }

    @Test
    void namesBeyondTheBmpComeAfterThoseOfTheBmp() {
        assertThat(canonical("<e a:x='1' b:x='2' xmlns:a='urn:\uD83D\uDE00' xmlns:b='urn:\uFFFD'/>"))
                .isEqualTo("<e xmlns:a=\"urn:\uD83D\uDE00\" xmlns:b=\"urn:\uFFFD\" b:x=\"2\" a:x=\"1\"></e>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void charactersOfTwoHalvesSurviveAnyCut(int shift) {
        String text = "x".repeat(shift) + "é€\uD83D\uDE00".repeat(40_000);
        assertThat(canonical("<a b='" + text + "'>" + text + "<!--" + text + "--></a>"))
                .isEqualTo("<a b=\"" + text + "\">" + text + "<!--" + text + "--></a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a>", "<a/><b/>", "<a b='1' b='2'/>", "<p:a/>", "<a>&unknown;</a>", "<a>\u0001</a>",
            "<a xmlns:p='relative'/>",
            "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
            "<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>"})
    void whatIsNotXmlOrHasADtdIsRefused(String xml) {
        assertThatThrownBy(() -> CanonicalXml.write(stream(xml), new ByteArrayOutputStream())).isInstanceOf(IOException.class)
                .hasMessage("not an XML document that can be canonicalized");
    }

    @Test
    void aStreamThatBreaksIsToldAsItIs() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        };
        assertThatThrownBy(() -> CanonicalDigest.of(broken, SignatureDigest.SHA256)).isInstanceOf(IOException.class).hasMessage("cut");
    }

    @Test
    void theDigestIsTheOneOfTheCanonicalForm() throws IOException {
        byte[] expected = SignatureDigest.SHA256.begin().digest("<a>é</a>".getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalDigest.of(stream("<?xml version='1.0'?><a >é</a >"), SignatureDigest.SHA256)).isEqualTo(expected);
        assertThat(CanonicalDigest.of(stream("<a/>"), SignatureDigest.SHA1)).hasSize(20);
    }

    @Test
    void thirtyMegabytesInOneTextCostNoMemory() throws IOException {
        byte[] line = ("A".repeat(75) + "\n").getBytes(StandardCharsets.US_ASCII);
        int lines = (30 << 20) / line.length;
        var body = new SequenceInputStream(Collections.enumeration(List.of(stream("<a>"), new Repeated(line, lines), stream("</a>"))));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] digest = CanonicalDigest.of(body, SignatureDigest.SHA256);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(15 << 20);
        var expected = SignatureDigest.SHA256.begin();
        expected.update("<a>".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < lines; i++) {
            expected.update(line);
        }
        assertThat(digest).isEqualTo(expected.digest("</a>".getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same bytes many times. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long length;
        private long position;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.length = (long) bytes.length * times;
        }

        @Override
        public int read() {
            return position == length ? -1 : bytes[(int) (position++ % bytes.length)];
        }
    }

    static String canonical(String xml) {
        return canonical(stream(xml));
    }

    private static String canonical(InputStream xml) {
        var out = new ByteArrayOutputStream();
        try {
            CanonicalXml.write(xml, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}

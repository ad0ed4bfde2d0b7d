package fr.passerelle.formats.xdm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Golden;
import fr.passerelle.formats.Xml;
import fr.passerelle.formats.cda.CdaN1Writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class XdmArchiveTest {
    private final Map<String, byte[]> vault = new HashMap<>();

    /** A package whose CDA are really written, as document-intake does. */
    private DocumentPackage prepared(SourceDocument... documents) throws IOException, GeneralSecurityException {
        var content = Example.content(documents);
        var parts = new ArrayList<PreparedDocument>();
        for (PreparedDocument p : content.documents()) {
            var cda = new ByteArrayOutputStream();
            new CdaN1Writer().write(Example.cda(p.source()), new ByteArrayInputStream(Example.PDF), cda);
            vault.put(p.cda(), cda.toByteArray());
            parts.add(new PreparedDocument(p.source(), p.uniqueId(), p.setId(), p.chain(), p.cda(), cda.size(), sha1(cda.toByteArray()),
                    p.pdf(),
                    p.pdfSize()));
        }
        return new DocumentPackage(content.inputId(), content.establishment(), null, content.patient(), parts, content.deletions(),
                content.destinations(),
                content.message(), content.instructions());
    }

    private byte[] archive(DocumentPackage content) throws IOException {
        var out = new ByteArrayOutputStream();
        new XdmArchive().write(content, Example.LOT, Example.AT, path -> new ByteArrayInputStream(vault.get(path)), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 3, 9, 10, 50));
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void the_archive_has_the_files_of_the_profile_and_no_other() throws Exception {
        assertThat(unzip(archive(prepared(Example.document(), Example.imaging()))).keySet()).containsExactly("INDEX.HTM", "README.TXT",
                "IHE_XDM/SUBSET01/METADATA.XML", "IHE_XDM/SUBSET01/DOC0001.XML", "IHE_XDM/SUBSET01/DOC0002.XML");
    }

    @Test
    void the_metadata_and_the_pages_are_those_a_person_has_read() throws Exception {
        var files = unzip(archive(prepared(Example.document())));
        Golden.assertSame("METADATA.XML", files.get("IHE_XDM/SUBSET01/METADATA.XML"));
        Golden.assertSame("INDEX.HTM", files.get("INDEX.HTM"));
        Golden.assertSame("README.TXT", files.get("README.TXT"));
    }

    @Test
    void hash_size_and_uri_describe_the_file_beside_the_metadata() throws Exception {
        var files = unzip(archive(prepared(Example.document(), Example.imaging())));
        var metadata = Xml.of(files.get("IHE_XDM/SUBSET01/METADATA.XML"));
        assertThat(metadata.lotFaults()).isEmpty();
        for (int i = 1; i <= 2; i++) {
            String entry = "//rim:ExtrinsicObject[" + i + "]/rim:Slot";
            byte[] file = files.get("IHE_XDM/SUBSET01/" + metadata.text(entry + "[@name='URI']//rim:Value"));
            assertThat(metadata.text(entry + "[@name='hash']//rim:Value")).isEqualTo(sha1(file));
            assertThat(metadata.text(entry + "[@name='size']//rim:Value")).isEqualTo(Integer.toString(file.length));
            assertThat(metadata.text("//rim:ExtrinsicObject[" + i + "]/@mimeType")).isEqualTo("text/xml");
        }
    }

    @Test
    void the_same_inputs_give_the_same_bytes_wherever_the_machine_is() throws Exception {
        var content = prepared(Example.document());
        byte[] here = archive(content);
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(archive(content)).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_document_that_is_not_the_one_described_breaks_the_archive() throws Exception {
        var content = prepared(Example.document());
        vault.put(content.documents().getFirst().cda(), "other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> archive(content)).isInstanceOf(IOException.class).hasMessageContaining("input/0.xml");
    }

    @Test
    void the_readme_is_ascii_with_crlf_and_names_no_patient() throws Exception {
        String readme = new String(unzip(archive(prepared(Example.document()))).get("README.TXT"), StandardCharsets.UTF_8);
        assertThat(readme.chars()).allMatch(c -> c < 0x80);
        assertThat(readme.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(readme).contains("Organisme : CENTRE HOSPITALIER DE TEST (1120459876)", "Telephone : 05 65 00 00 00", "DOC0001.XML")
                .doesNotContain("PAT-TROIS", "279035121518989");
    }

    @Test
    void the_version_in_the_readme_is_that_of_the_project() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("passerelle.root"), "pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        String readme = new String(unzip(archive(prepared(Example.document()))).get("README.TXT"), StandardCharsets.US_ASCII);
        assertThat(readme).contains("Version : " + version + "\r\n");
    }

    @Test
    void the_index_links_to_each_document_and_to_the_readme() throws Exception {
        var index = Xml.of(unzip(archive(prepared(Example.titled("A & <B>")))).get("INDEX.HTM"));
        assertThat(index.texts("//h:a/@href")).isEqualTo(List.of("IHE_XDM/SUBSET01/DOC0001.XML", "README.TXT"));
        assertThat(index.text("//h:li/h:a")).isEqualTo("A & <B>");
        assertThat(index.text("//h:p[1]")).contains("CENTRE HOSPITALIER DE TEST", "1120459876");
    }

    private static String sha1(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}

package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.mailbox.incoming.ReceivedArchive.Look;

import static org.assertj.core.api.Assertions.assertThat;

class ReceivedArchiveTest {
    private static final Look REFUSED = new Look.Refused(false);
    private static final String FOLDER = "IHE_XDM/SUBSET01/";
    private static final String METADATA = """
            <lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
             xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><rim:RegistryObjectList><rim:ExtrinsicObject id="d">
             <rim:Slot name="URI"><rim:ValueList><rim:Value>DOC00001.XML</rim:Value></rim:ValueList></rim:Slot>
            </rim:ExtrinsicObject></rim:RegistryObjectList></lcm:SubmitObjectsRequest>""";

    @Test
    void anArchiveThatHoldsWhatItSaysIsSound() {
        assertThat(look(sound())).isEqualTo(new Look.Sound(1, null));
    }

    @Test
    void itTellsTheMatriculeOfItsOnePatient() {
        assertThat(look(about("279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH", "4012345^^^&amp;1.2.3&amp;ISO^PI")))
                .isEqualTo(new Look.Sound(1, new Ins("279035121518989", InsAuthority.NIR_TEST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"279035121518988^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH",
            "279035121518989^^^&amp;1.2.250.1.213.1.4.2&amp;ISO^NH",
            "279035121518989", "^^^", "277076322082910^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH"})
    void aWrongOneAnotherKindOfIdentifierOrASecondPatientTellNobody(String second) {
        assertThat(look(about(second, "277076322082910^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH")))
                .isEqualTo(second.startsWith("2770")
                        ? new Look.Sound(1, null)
                        : new Look.Sound(1, new Ins("277076322082910", InsAuthority.NIR)));
    }

    private static Map<String, String> about(String document, String set) {
        Map<String, String> entries = sound();
        entries.put(FOLDER + "METADATA.XML", METADATA.replace("<rim:Slot", identifier("58a6f841-87b3-4a3e-92fd-a8ffeff98427", document)
                + identifier("6b5aea1a-874d-4603-a4bc-96a0a7b38446", set) + "<rim:Slot"));
        return entries;
    }

    private static String identifier(String scheme, String value) {
        return "<rim:ExternalIdentifier identificationScheme=\"urn:uuid:" + scheme + "\" value=\"" + value + "\"/>";
    }

    /** documents.md §6.1: names are read in any case, also under one folder more. */
    @ParameterizedTest
    @ValueSource(strings = {"ihe_xdm/subset01/", "Envoi/IHE_XDM/SUBSET01/", "IHE_XDM/IHE_XDM/SUBSET01/", "SUBSET01/"})
    void itsFolderIsFoundHoweverTheSenderWritesIt(String folder) {
        assertThat(look(Map.of(folder + "Metadata.xml", METADATA, folder + "doc00001.xml", "<ClinicalDocument/>")))
                .isEqualTo(new Look.Sound(1, null));
    }

    /** documents.md §6.4; the digest is that of {@code <ClinicalDocument/>}. */
    @ParameterizedTest
    @CsvSource({"0F2B34B8B0DB9A1D0D70D6DBC8BA48E3C1BA5F93, 19, false", "%s, 19, true", "%s, 20, false"})
    void aDocumentThatIsNotTheOneAnnouncedIsRefused(String hash, String size, boolean sound) {
        Map<String, String> entries = sound();
        entries.put(FOLDER + "METADATA.XML", METADATA.replace("<rim:Slot",
                slot("hash", hash.formatted(sha1("<ClinicalDocument/>"))) + slot("size", size) + "<rim:Slot"));
        assertThat(look(entries)).isEqualTo(sound ? new Look.Sound(1, null) : REFUSED);
    }

    private static String slot(String name, String value) {
        return "<rim:Slot name=\"" + name + "\"><rim:ValueList><rim:Value>" + value + "</rim:Value></rim:ValueList></rim:Slot>";
    }

    private static String sha1(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The documents of one patient under the matricule of another would be filed in the wrong record. */
    @ParameterizedTest
    @CsvSource({"277076322082910, 1.2.250.1.213.1.4.8, true", "279035121518989, 1.2.250.1.213.1.4.8, false", "A12, 1.2.3, true"})
    void aCdaAboutAnotherPatientThanItsMetadataIsRefused(String id, String root, boolean sound) {
        Map<String, String> entries = about("", "277076322082910^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH");
        entries.put(FOLDER + "DOC00001.XML",
                "<s:Signed xmlns:s='urn:s'><ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole>"
                        + "<id root='" + root + "' extension='" + id + "'/></patientRole></recordTarget></ClinicalDocument></s:Signed>");
        assertThat(look(entries)).isEqualTo(sound ? new Look.Sound(1, new Ins("277076322082910", InsAuthority.NIR)) : REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ClinicalDocument>", "texte", "<!DOCTYPE a><a/>", "PK\u0003\u0004"})
    void aDocumentThatIsNoXmlAndAnArchiveInsideItAreRefused(String content) {
        Map<String, String> entries = sound();
        entries.put(FOLDER + "DOC00001.XML", content);
        assertThat(look(entries)).isEqualTo(REFUSED);
    }

    @Test
    void oneThatAnnouncesWhatIsNotThereIsRefused() {
        assertThat(look(Map.of(FOLDER + "METADATA.XML", METADATA))).isEqualTo(REFUSED);
        assertThat(look(Map.of(FOLDER + "DOC00001.XML", "<a/>"))).isEqualTo(REFUSED);
    }

    @Test
    void metadataWithADocumentTypeAreRefused() {
        Map<String, String> entries = sound();
        entries.put(FOLDER + "METADATA.XML", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + METADATA);
        assertThat(look(entries)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/x", "IHE_XDM/../../x", "C:/x", "a\\..\\x"})
    void aNameThatPointsElsewhereIsRefused(String name) {
        Map<String, String> entries = sound();
        entries.put(name, "x");
        assertThat(look(entries)).isEqualTo(REFUSED);
    }

    @Test
    void whatUnfoldsTooFarOrIntoTooManyIsRefused() {
        Map<String, String> bomb = sound();
        bomb.put(FOLDER + "bomb", "a".repeat(5_000_000));
        assertThat(look(bomb)).isEqualTo(REFUSED);
        Map<String, String> many = sound();
        IntStream.range(0, 500).forEach(i -> many.put(FOLDER + i, ""));
        assertThat(look(many)).isEqualTo(REFUSED);
    }

    @Test
    void theTestVirusInsideIsTold() {
        Map<String, String> entries = sound();
        entries.put(FOLDER + "x.pdf", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
        assertThat(look(entries)).isEqualTo(new Look.Refused(true));
    }

    @Property(tries = 200)
    void noBytesMakeItFail(@ForAll @IntRange(max = 400) int at, @ForAll byte value) {
        byte[] zip = zip(sound());
        zip[at % zip.length] = value;
        assertThat(ReceivedArchive.look(zip)).isNotNull();
    }

    private static Map<String, String> sound() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("README.TXT", "x");
        entries.put(FOLDER + "METADATA.XML", METADATA);
        entries.put(FOLDER + "DOC00001.XML", "<ClinicalDocument/>");
        return entries;
    }

    private static Look look(Map<String, String> entries) {
        return ReceivedArchive.look(zip(entries));
    }

    private static byte[] zip(Map<String, String> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

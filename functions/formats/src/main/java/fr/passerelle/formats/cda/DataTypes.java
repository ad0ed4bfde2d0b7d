package fr.passerelle.formats.cda;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;
import fr.passerelle.formats.xml.Vocabulary;
import fr.passerelle.formats.xml.XmlOut;

/** The data types of a CDA header (documents.md §3.8). */
record DataTypes(XmlOut xml) {
    static final Vocabulary CDA = new Vocabulary("", "urn:hl7-org:v3");
    static final Vocabulary DICOM = new Vocabulary("ps3-20", "urn:dicom-org:ps3-20");

    /** Local time of the place with its offset, to the second. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    /** Names of the code systems people know by name; for readers only, the OID is what counts. */
    private static final Map<String, String> SYSTEM_NAMES = Map.of("2.16.840.1.113883.6.1", "LOINC", "1.2.250.1.213.1.1.4.12", "TRE_A05",
            "1.2.250.1.215.300.1", "CCAM", "1.2.840.10008.2.16.4", "DCM", "2.16.840.1.113883.6.96", "SNOMED CT");

    void id(String root) throws IOException {
        xml.empty("id", "root", root);
    }

    void id(String root, String extension) throws IOException {
        xml.empty("id", "root", root, "extension", extension);
    }

    void code(String element, Code code) throws IOException {
        xml.empty(element, attributes(code));
    }

    /** Attributes of a coded value, for an element that has content of its own. */
    static String[] attributes(Code code) {
        String name = SYSTEM_NAMES.get(code.system());
        String[] coded = {"code", code.code(), "displayName", code.label(), "codeSystem", code.system()};
        return name == null ? coded : Stream.concat(Arrays.stream(coded), Stream.of("codeSystemName", name)).toArray(String[]::new);
    }

    void time(String element, OffsetDateTime time) throws IOException {
        xml.empty(element, "value", TIME.format(time));
    }

    /** An interval; with neither bound known, the null flavour that the header allows. */
    void interval(@Nullable OffsetDateTime low, @Nullable OffsetDateTime high) throws IOException {
        if (low == null && high == null) {
            absent("effectiveTime", "UNK");
            return;
        }
        xml.element("effectiveTime", () -> {
            if (low != null) {
                time("low", low);
            }
            if (high != null) {
                time("high", high);
            }
        });
    }

    void absent(String element, String nullFlavor) throws IOException {
        xml.empty(element, "nullFlavor", nullFlavor);
    }

    /** The gateway is given no address nor telecom of persons, and never asked for them. */
    void addressAndTelecomNotAsked() throws IOException {
        absent("addr", "NASK");
        absent("telecom", "NASK");
    }
}

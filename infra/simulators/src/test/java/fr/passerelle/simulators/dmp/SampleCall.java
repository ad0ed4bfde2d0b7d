package fr.passerelle.simulators.dmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

import fr.passerelle.simulators.TestFiles;
import fr.passerelle.simulators.xds.Digest;

import static fr.passerelle.simulators.TestFiles.fill;
import static fr.passerelle.simulators.TestFiles.replace;

/** A call the DMP accepts, to be spoiled one piece at a time; hash and size follow the document unless a deviation breaks them. */
record SampleCall(String document, String lot, String vihf, String soap, String query, String contentType) {
    private static final String FEED = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    private static final String QUERY = "urn:ihe:iti:2007:RegistryStoredQuery";

    static SampleCall right() {
        return new SampleCall(TestFiles.text("document.xml"), TestFiles.text("lot.xml").replaceFirst("<\\?xml.*\\?>\\s*", ""),
                TestFiles.text("vihf.xml"), TestFiles.text("soap.xml"), TestFiles.text("query.xml"),
                "multipart/related; type=\"application/xop+xml\"; start=\"<root@test>\"; start-info=\"application/soap+xml\"; boundary=\"MB\"");
    }

    /** Spoils a piece named as its record component. */
    SampleCall with(String piece, UnaryOperator<String> change) {
        return switch (piece) {
            case "document" -> withDocument(change.apply(document));
            case "lot" -> new SampleCall(document, change.apply(lot), vihf, soap, query, contentType);
            case "vihf" -> new SampleCall(document, lot, change.apply(vihf), soap, query, contentType);
            case "soap" -> new SampleCall(document, lot, vihf, change.apply(soap), query, contentType);
            case "query" -> new SampleCall(document, lot, vihf, soap, change.apply(query), contentType);
            default -> new SampleCall(document, lot, vihf, soap, query, change.apply(contentType));
        };
    }

    SampleCall with(String piece, String from, String to) {
        return with(piece, text -> replace(text, from, to));
    }

    private SampleCall withDocument(String changed) {
        Digest before = digest(document);
        Digest after = digest(changed);
        String refreshed = replace(replace(lot, before.sha1(), after.sha1()), ">" + before.size() + "<", ">" + after.size() + "<");
        return new SampleCall(changed, refreshed, vihf, soap, query, contentType);
    }

    /** The same lot with other ids: another document for the registry. */
    SampleCall numbered(int number) {
        return with("document", "9002.3.1\"", "9002.3." + number + "\"").with("lot", "9002.3.1\"", "9002.3." + number + "\"")
                .with("lot", "9002.5.2\"", "9002.5." + number + "\"");
    }

    HttpResponse<String> feed(DmpSimulator dmp) throws IOException, InterruptedException {
        String body = "<xdsb:ProvideAndRegisterDocumentSetRequest xmlns:xdsb=\"urn:ihe:iti:xds-b:2007\">" + lot
                + "<xdsb:Document id=\"Document01\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:doc1@test\"/>"
                + "</xdsb:Document></xdsb:ProvideAndRegisterDocumentSetRequest>";
        String message = "--MB\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\nContent-ID: <root@test>\r\n\r\n" + envelope(FEED, body)
                + "\r\n--MB\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <doc1@test>\r\n\r\n" + document
                + "\r\n--MB--\r\n";
        return post(dmp, DmpSimulator.REPOSITORY, contentType, message);
    }

    HttpResponse<String> ask(DmpSimulator dmp) throws IOException, InterruptedException {
        return post(dmp, DmpSimulator.REGISTRY, "application/soap+xml; charset=UTF-8", envelope(QUERY, query));
    }

    private String envelope(String action, String body) {
        return fill(soap, Map.of("ACTION", action, "ASSERTION", vihf, "BODY", body));
    }

    private static HttpResponse<String> post(DmpSimulator dmp, String endpoint, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dmp.baseUrl() + "/" + endpoint)).timeout(Duration.ofSeconds(2))
                .header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Digest digest(String document) {
        try {
            return Digest.of(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

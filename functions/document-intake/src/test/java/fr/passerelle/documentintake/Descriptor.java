package fr.passerelle.documentintake;

import java.util.List;
import java.util.stream.Collectors;

/** Writes descriptors for the tests. */
record Descriptor(String identityStatus, String destinations, List<String> documents) {
    static Descriptor of(String... documents) {
        return new Descriptor("QUALIFIEE", "{\"dmp\":true,\"patient\":true}", List.of(documents));
    }

    /** A letter whose id is the name of its file. */
    static String letter(String file) {
        return document(file, file, "");
    }

    static String document(String id, String file, String more) {
        return "{\"id\":\"%s\",\"file\":\"%s\",\"type\":\"11490-0\",\"title\":\"Lettre\",\"createdAt\":\"2026-03-09T11:30:00+01:00\"%s}"
                .formatted(id, file, more);
    }

    /** A version of a document, in a file named after both. */
    static String version(String id, int version, String more) {
        return document(id, id + "-" + version + ".pdf", ",\"version\":" + version + more);
    }

    static String replacing(String id, int version) {
        return ",\"replaces\":\"%s\",\"replacesVersion\":%d".formatted(id, version);
    }

    /** A descriptor that asks to delete one version. */
    static String deletion(String id, int version) {
        return of().to("{\"dmp\":true}").json().replace("\"documents\":[]",
                "\"deletions\":[{\"id\":\"%s\",\"version\":%d,\"decidedAt\":\"2026-03-10T09:00:00+01:00\"}]".formatted(id, version));
    }

    Descriptor identity(String status) {
        return new Descriptor(status, destinations, documents);
    }

    Descriptor to(String json) {
        return new Descriptor(identityStatus, json, documents);
    }

    String json() {
        return """
                {"patient":{"ins":{"value":"279035121518989","oid":"1.2.250.1.213.1.4.10"},"identityStatus":"%s","ipp":"8000012345",
                  "birthName":"PAT-TROIS","birthGivenNames":"DOMINIQUE MARIE-LOUISE","birthFirstName":"DOMINIQUE",
                  "birthDate":"1979-03-02","sex":"F","birthPlaceCog":"51215"},
                 "author":{"professional":{"rpps":"01234567897","familyName":"MARTEL","givenName":"Claire","title":"DR",
                  "specialty":"G15_10/SM04"}},
                 "destinations":%s,"documents":[%s]}
                """.formatted(identityStatus, destinations, documents.stream().collect(Collectors.joining(",")));
    }
}

package fr.passerelle.formats.cda.read;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a CDA says of itself, also when it has faults: a message that carries it must speak of the same things. Texts are empty when absent.
 *
 * @param id {@code id}
 * @param code {@code code/@code}
 * @param replaced {@code relatedDocument[@typeCode='RPLC']/parentDocument/id}, {@link Id#NONE} for a document that replaces none
 * @param patients {@code recordTarget/patientRole/id}
 * @param structured whether its body is: level 3
 */
public record CdaHeader(Id id, String code, Id replaced, List<Id> patients, boolean structured) {
    public CdaHeader {
        patients = List.copyOf(patients);
    }

    /** An instance identifier. */
    public record Id(String root, String extension) {
        public static final Id NONE = new Id("", "");

        private static Id of(@Nullable Element element) {
            return element == null ? NONE : new Id(text(element.attribute("root")), text(element.attribute("extension")));
        }

        /** Hidden: the extension may be that of a patient. */
        @Override
        public String toString() {
            return "Id[" + root + "]";
        }
    }

    static CdaHeader of(Element document) {
        Stream<Element> replaced = document.all("relatedDocument").stream().filter(r -> "RPLC".equals(r.attribute("typeCode")));
        List<Id> patients = document.all("recordTarget").stream().flatMap(target -> target.all("patientRole").stream())
                .flatMap(role -> role.all("id").stream()).map(Id::of).toList();
        return new CdaHeader(Id.of(document.at("id")), text(document.attribute("code", "code")),
                Id.of(replaced.findFirst().map(r -> r.at("parentDocument/id")).orElse(null)), patients,
                document.at("component/structuredBody") != null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}

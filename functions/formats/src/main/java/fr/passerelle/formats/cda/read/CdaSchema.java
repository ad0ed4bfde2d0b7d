package fr.passerelle.formats.cda.read;

import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The CDA R2 schema, compiled once when the first document comes and shared since: a compiled schema is immutable
 * (docs/decisions/0142-cda-schema.md).
 */
final class CdaSchema {
    private static final String LOCATION = "/schema/cdar2/infrastructure/cda/CDA.xsd";

    private CdaSchema() {
    }

    /** Compiled when this class is first touched. */
    private static final class Compiled {
        private static final Schema SCHEMA = compile();

        private static Schema compile() {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(CdaSchema.class.getResource(LOCATION));
            } catch (SAXException e) {
                throw new IllegalStateException("the schema of the library compiles", e);
            }
        }
    }

    /** A fresh validator; give it only elements of the schema, see {@link SchemaPart}. */
    static ValidatorHandler validator(ErrorHandler faults) {
        ValidatorHandler validator = Compiled.SCHEMA.newValidatorHandler();
        validator.setErrorHandler(faults);
        return validator;
    }

    /** A fault of the schema, told without any value of the document: its messages quote them. */
    record Fault(String phrase, String key) {
        private static final List<Phrase> PHRASES = List.of(new Phrase("cvc-complex-type.2.4", "élément inattendu, ou élément manquant"),
                new Phrase("cvc-complex-type.2", "contenu non permis"), new Phrase("cvc-complex-type.3", "attribut non permis"),
                new Phrase("cvc-complex-type.4", "attribut obligatoire absent"), new Phrase("cvc-elt", "élément de type inconnu"));

        /** The beginning of a key of the validator and what it means. */
        private record Phrase(String key, String words) {}

        static Fault of(SAXParseException told) {
            String message = String.valueOf(told.getMessage());
            int colon = message.indexOf(':');
            String key = message.startsWith("cvc-") && colon > 0 ? message.substring(0, colon) : "cvc";
            return new Fault(PHRASES.stream().filter(p -> key.startsWith(p.key())).findFirst().map(Phrase::words)
                    .orElse("valeur qui n'a pas la forme permise"), key);
        }
    }

    /** Faults by place. */
    static final class Faults implements ErrorHandler {
        private static final int MOST = 30;

        private final CdaTree tree;
        private final List<String> seen = new ArrayList<>();
        private final Findings findings;

        Faults(CdaTree tree, Findings findings) {
            this.tree = tree;
            this.findings = findings;
        }

        @Override
        public void warning(SAXParseException told) {
            error(told);
        }

        @Override
        public void error(SAXParseException told) {
            if (seen.size() == MOST) {
                return;
            }
            Fault fault = Fault.of(told);
            String path = tree.path();
            // One wrong value is told by its type and again by its attribute.
            if (!seen.contains(path + fault.phrase())) {
                seen.add(path + fault.phrase());
                findings.fault(CdaRule.SCHEMA, path, fault.phrase());
            }
        }

        @Override
        public void fatalError(SAXParseException told) {
            error(told);
        }
    }
}

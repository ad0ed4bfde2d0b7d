package fr.passerelle.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

import fr.passerelle.core.dispatch.Reason;

/**
 * The only class that knows HAPI: it cuts segments into fields, repetitions, components and subcomponents, with the generic model, one
 * segment after the other so that their order is that of the message (docs/decisions/0148-hapi-behind-an-adapter.md).
 */
final class HapiSyntax {
    private final GenericModelClassFactory model = new GenericModelClassFactory();

    /** Segments of a message, and the places of those that cannot be cut. */
    List<Segment> segments(Er7 er7, List<Reason> faults) {
        var separators = new EncodingCharacters(er7.separators().field(), er7.separators().declared());
        var parser = parser(new Escapes(er7.separators(), er7.charset()));
        var message = new GenericMessage.UnknownVersion(model);
        var seen = new HashMap<String, Integer>();
        var segments = new ArrayList<Segment>();
        for (String line : er7.segments()) {
            String name = line.substring(0, 3);
            int occurrence = seen.merge(name, 1, Integer::sum);
            var segment = new GenericSegment(message, name);
            try {
                parser.parse(segment, line, separators);
                segments.add(new Segment(name, occurrence, fields(segment)));
            } catch (HL7Exception _) {
                faults.add(Reason.of("HL7_SEGMENT_UNREADABLE", Integer.toString(segments.size() + 1)));
            }
        }
        return segments;
    }

    private PipeParser parser(Escapes escapes) {
        var configuration = new ParserConfiguration();
        configuration.setEscaping(new Escaping() {
            @Override
            public String escape(String text, EncodingCharacters separators) {
                return escapes.escape(text);
            }

            @Override
            public String unescape(String text, EncodingCharacters separators) {
                return escapes.unescape(text);
            }
        });
        return new PipeParser(new DefaultHapiContext(configuration, ValidationContextFactory.noValidation(), model));
    }

    private static List<List<Field>> fields(GenericSegment segment) throws HL7Exception {
        var fields = new ArrayList<List<Field>>();
        for (int number = 1; number <= segment.numFields(); number++) {
            var repetitions = new ArrayList<Field>();
            for (Type repetition : segment.getField(number)) {
                repetitions.add(field(repetition));
            }
            fields.add(repetitions);
        }
        return fields;
    }

    private static Field field(Type repetition) {
        var components = new ArrayList<List<String>>();
        for (int component = 1; component <= Terser.numComponents(repetition); component++) {
            var subcomponents = new ArrayList<String>();
            for (int sub = 1; sub <= Terser.numSubComponents(repetition, component); sub++) {
                String value = Terser.getPrimitive(repetition, component, sub).getValue();
                subcomponents.add(value == null ? "" : value);
            }
            components.add(subcomponents);
        }
        return new Field(components);
    }
}

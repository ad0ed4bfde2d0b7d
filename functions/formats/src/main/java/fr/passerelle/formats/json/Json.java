package fr.passerelle.formats.json;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import fr.passerelle.core.document.Author;
import fr.passerelle.core.document.AuthoringSystem;
import fr.passerelle.core.document.Professional;
import fr.passerelle.core.establishment.CdaPolicy;
import fr.passerelle.core.establishment.Establishment;

/**
 * The one configured Jackson mapper of the project.
 *
 * <p>Records by component name, ISO 8601 times that keep the offset they came with, absent rather than null, the same bytes for the same
 * value. Reading refuses unknown fields, a name given twice and anything after the value.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addMixIn(Author.class, AuthorKind.class)
            .addMixIn(Establishment.class, LaterFields.class)
            .addMixIn(CdaPolicy.class, Forgiven.class)
            .build();

    private Json() {
    }

    /** The mapper, to be used as it is: whoever needs other settings takes a {@code reader()} or a {@code writer()} of it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Tells a professional from a system by a {@code type} field, so that the domain itself stays free of Jackson. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Professional.class, name = "professional"),
            @JsonSubTypes.Type(value = AuthoringSystem.class, name = "system")})
    private interface AuthorKind {
    }

    /** Configurations and packages written before a field was there have it empty. */
    private interface LaterFields {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean professionalMailWithoutIns();
    }

    /** What an establishment does not say of CDA documents is not forgiven. */
    private interface Forgiven {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> visibility();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean withoutSetId();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean insMeansQualified();
    }
}

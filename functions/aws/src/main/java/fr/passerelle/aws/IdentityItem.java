package fr.passerelle.aws;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.Sex;

/** What is sealed of a known identity: one JSON object, whose {@code kind} says which. */
final class IdentityItem {
    private static final JsonMapper JSON = new JsonMapper();

    private IdentityItem() {
    }

    private enum Kind {
        KNOWN,
        WITHDRAWN,
        MERGED
    }

    private record Sealed(Kind kind, @Nullable Traits patient, List<String> alerts, @Nullable String survivor) {}

    private record Traits(@Nullable String ins, @Nullable InsAuthority authority, IdentityStatus status, @Nullable String ipp,
            String birthName, @Nullable String usedName, String birthGivenNames, String birthFirstName, @Nullable String usedFirstName,
            String birthDate, Sex sex, @Nullable String birthPlaceCog) {
        static Traits of(Patient p) {
            Ins ins = p.ins();
            return new Traits(ins == null ? null : ins.value(), ins == null ? null : ins.authority(), p.identityStatus(), p.ipp(),
                    p.birthName(), p.usedName(), p.birthGivenNames(), p.birthFirstName(), p.usedFirstName(), p.birthDate().toString(),
                    p.sex(), p.birthPlaceCog());
        }

        Patient patient() {
            return new Patient(ins == null || authority == null ? null : new Ins(ins, authority), status, ipp, birthName, usedName,
                    birthGivenNames, birthFirstName, usedFirstName, LocalDate.parse(birthDate), sex, birthPlaceCog);
        }
    }

    static byte[] write(KnownIdentity identity) {
        Sealed sealed = switch (identity) {
            case KnownIdentity.Known(Patient patient, List<String> alerts, Instant _) -> new Sealed(Kind.KNOWN, Traits.of(patient), alerts,
                    null);
            case KnownIdentity.Withdrawn _ -> new Sealed(Kind.WITHDRAWN, null, List.of(), null);
            case KnownIdentity.Merged(String ipp, Instant _) -> new Sealed(Kind.MERGED, null, List.of(), ipp);
        };
        try {
            return JSON.writeValueAsBytes(sealed);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    static KnownIdentity read(byte[] json, Instant at) {
        try {
            Sealed sealed = JSON.readValue(json, Sealed.class);
            return switch (sealed.kind()) {
                case KNOWN -> new KnownIdentity.Known(known(sealed.patient()).patient(), sealed.alerts(), at);
                case WITHDRAWN -> new KnownIdentity.Withdrawn(at);
                case MERGED -> new KnownIdentity.Merged(known(sealed.survivor()), at);
            };
        } catch (IOException _) {
            throw unreadable();
        }
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw unreadable();
        }
        return part;
    }

    /** Without cause: what Jackson says may quote the text. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("an identity of the table cannot be read");
    }
}

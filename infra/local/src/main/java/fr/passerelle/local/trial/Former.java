package fr.passerelle.local.trial;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.document.Deletion;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/** The versions a descriptor refers to. A trial takes them as accepted by the DMP, without restriction, or it could judge nothing that follows. */
final class Former {
    private static final String NAME = "version-supposee";

    private final Establishment establishment;
    private final Instant now;

    Former(Establishment establishment, Instant now) {
        this.establishment = establishment;
        this.now = now;
    }

    /** Whether an input was only assumed. */
    static boolean assumed(Input input) {
        return input.name().equals(NAME);
    }

    /** Writes the versions into the store as if they had been sent. */
    void assume(Drop drop, TransmissionStore store) {
        Stream.concat(drop.documents().stream().map(SourceDocument::replaces).filter(Objects::nonNull),
                drop.deletions().stream().map(Deletion::target)).distinct().forEach(version -> assume(version, store));
    }

    /** Writes one version into the store as if it had been sent. */
    void assume(Version version, TransmissionStore store) {
        store.commit(accepted(version));
    }

    private List<Write> accepted(Version version) {
        String inputId = NAME + "-" + version;
        String finess = establishment.finess();
        var ref = new DispatchRef(inputId, inputId);
        Dispatch dispatch = Dispatch.received(ref, finess, Destination.DMP, 0, List.of(version.document()), null, "", now).ready(now)
                .sending("", now, now).confirmed(List.of(), now);
        var link = new Link.Feed(version, null, inputId, establishment.oids().document(finess, version.document(), version.number()),
                Visibility.OPEN);
        var claim = new Claim(new Claim.Key(finess, Claim.Kind.DOCUMENT, version.toString()), "", inputId, NAME, version.document());
        return List.of(
                new Write.Register(Input.received(inputId, finess, InputKind.DESCRIPTOR, NAME, "", "", now).judged(List.of())),
                new Write.Create(dispatch), new Write.Take(claim, null),
                new Write.Extend(null, Chain.begin(new ChainKey(finess, version.document()), link)));
    }
}

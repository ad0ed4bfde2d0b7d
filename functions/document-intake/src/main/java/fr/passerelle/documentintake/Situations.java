package fr.passerelle.documentintake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Origin.Carried;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Instructions;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Stay;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.PatientRecords;
import fr.passerelle.core.rule.RuleContext;

/** What stands around a drop when it is judged: the pathways of its establishment and what the identity feed says of its patient. */
public final class Situations {
    private final PathwayRegistry pathways;
    private final PatientRecords patients;
    private final PatientKeys keys;

    public Situations(PathwayRegistry pathways, PatientRecords patients, PatientKeys keys) {
        this.pathways = pathways;
        this.patients = patients;
        this.keys = keys;
    }

    RuleContext of(Input input, Establishment establishment, Drop drop) {
        LocalDate day = LocalDate.ofInstant(input.receivedAt(), establishment.zone());
        List<String> types = drop.documents().stream().map(SourceDocument::type).toList();
        Found found = pathways.of(establishment.finess())
                .ofDocuments(new Pathways.Wanted(drop.pathway(), types, drop.site(), drop.unit(), day));
        return new RuleContext(establishment, input.receivedAt(), found, patients.effective(establishment.finess(), drop.patient()));
    }

    /** What lists and figures will count the drop by. */
    Origin origin(Drop drop, RuleContext context) {
        List<Stay> stays = drop.documents().stream().map(SourceDocument::stay).toList();
        Optional<String> stay = stays.stream().map(Stay::number).filter(Objects::nonNull).findFirst()
                .map(number -> keys.stay(drop.establishment(), number));
        Optional<Instant> discharge = stays.stream().map(Stay::discharge).filter(Objects::nonNull).findFirst()
                .map(OffsetDateTime::toInstant);
        return new Origin(pathway(context).map(Pathway::id).orElse(null), drop.site(), drop.unit(), drop.source(), stay.orElse(null),
                discharge.orElse(null),
                drop.documents().stream().map(d -> new Carried(d.id(), d.type(), d.replaces() == null, d.signedAt().toInstant())).toList());
    }

    /** The patients it is found again under, as the drop names them and as the identity feed does. */
    List<Write.Concern> concerns(Input input, Drop asked, Drop applied) {
        return Stream.of(asked, applied).flatMap(drop -> patients.keys(drop.establishment(), drop.patient()).stream()).distinct()
                .map(key -> new Write.Concern(key, input.id())).toList();
    }

    /** What the mail function will know of the pathway. */
    static Instructions instructions(RuleContext context) {
        return pathway(context).map(p -> new Instructions(p.id(), p.sequence(), p.reply(), p.text())).orElse(Instructions.USUAL);
    }

    private static Optional<Pathway> pathway(RuleContext context) {
        return context.pathway() instanceof Found.One(Pathway one) ? Optional.of(one) : Optional.empty();
    }
}

package fr.passerelle.core.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Consents;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.PaperReasons;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.PatientKeys;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.PatientRecords.Identified;

/** The rules just before a call: what they look at is read now, again at each try (consent-and-rules.md §4.3). */
public final class SendingRules {
    private final ConsentStore consents;
    private final PatientRecords patients;
    private final ProfileStore profiles;
    private final PaperReasons papers;
    private final PathwayRegistry pathways;
    private final PatientKeys keys;
    private final RuleBook rules = new RuleBook();

    public SendingRules(ConsentStore consents, PatientRecords patients, ProfileStore profiles, PaperReasons papers,
            PathwayRegistry pathways, PatientKeys keys) {
        this.consents = consents;
        this.patients = patients;
        this.profiles = profiles;
        this.papers = papers;
        this.pathways = pathways;
        this.keys = keys;
    }

    /**
     * What was found.
     *
     * @param patient identity to send with
     * @param consent value applied, stored with the dispatch, e.g. {@code DMP=NOT_OPPOSED}
     * @param profile what the DMP last said of the profile, absent for most patients
     * @param secretCare whether the care is a secret of a minor: hidden from the representatives, by a secret connection
     */
    public record Answer(Ruling ruling, Patient patient, String consent, @Nullable Profile profile, boolean secretCare) {}

    public Answer judge(Parcel parcel, Instant now) {
        String finess = parcel.establishment().finess();
        Identified identified = patients.identified(finess, parcel.patient());
        EffectiveIdentity identity = asPrepared(parcel, identified.identity());
        Patient patient = identity instanceof EffectiveIdentity.Usable(Patient usable) ? usable : parcel.patient();
        Consents said = Consents.at(identified.keys().stream().flatMap(key -> consents.history(key).stream()).toList(), now);
        Optional<Profile> profile = Optional.ofNullable(patient.ins()).flatMap(ins -> profiles.profile(keys.key(finess, ins)));
        Found pathway = pathway(parcel);
        Choices choices = choices(parcel, said, paper(parcel, said, pathway, identified.keys(), now));
        var facts = new Facts(Moment.SENDING, parcel.establishment(), LocalDate.ofInstant(now, parcel.establishment().zone()),
                parcel.destination(), parcel.deletes(), true, parcel.items(), parcel.unit(), patient, identity, pathway, choices,
                profile.filter(p -> p.shut(now)).map(Profile::state).orElse(null));
        return new Answer(rules.apply(facts, now), patient, applied(parcel, said), profile.orElse(null),
                choices.secretCare() && facts.minor());
    }

    /** What was written under a matricule leaves under that one alone, as long as it is qualified: it is written again under another. */
    private static EffectiveIdentity asPrepared(Parcel parcel, EffectiveIdentity identity) {
        Patient written = parcel.patient();
        if (!parcel.prepared() || !written.qualified()) {
            return identity;
        }
        return switch (identity) {
            case EffectiveIdentity.Usable(Patient usable) when differ(written.requiredIns(), usable.ins()) ->
                new EffectiveIdentity.Held(Reason.at("/patient", "INS_FORMER"));
            case EffectiveIdentity.Unqualified(_, Reason why) -> new EffectiveIdentity.Held(why);
            case EffectiveIdentity.Usable _,EffectiveIdentity.Held _ -> identity;
        };
    }

    private static boolean differ(Ins written, @Nullable Ins now) {
        return now != null && !now.value().equals(written.value());
    }

    /**
     * Why no message leaves for the patient, as far as the patient and what came back of earlier messages tell: printed instead where the pathway
     * prints.
     */
    private @Nullable PaperCause paper(Parcel parcel, Consents said, Found found, List<PatientKey> under, Instant now) {
        if (parcel.destination() != Destination.PATIENT_MAILBOX || parcel.deletes() || !(found instanceof Found.One(Pathway pathway))) {
            return null;
        }
        boolean prints = pathway.fallback().paper();
        if (prints && said.paper().isPresent()) {
            return PaperCause.ASKED;
        }
        if (parcel.again()) {
            return null;
        }
        List<String> noted = prints ? List.of(pathway.id(), PaperReason.EVERY) : List.of(PaperReason.EVERY);
        return noted.stream().flatMap(id -> under.stream().flatMap(key -> papers.of(key, id).stream()))
                .filter(reason -> reason.holds(pathway.fallback(), parcel.establishment().zone(), now)).map(PaperReason::cause).findFirst()
                .orElse(null);
    }

    private static Choices choices(Parcel parcel, Consents said, @Nullable PaperCause paper) {
        Optional<ChoiceRecord> opposition = said.opposition(ConsentScope.of(parcel.destination()), parcel.subject());
        return new Choices(true, opposition.orElse(null), said.information() == Consents.Information.INFORMED,
                said.secretCare(parcel.subject()).isPresent(), said.ordinaryCare(parcel.subject()).isPresent(),
                parcel.pathway() != null && said.pilotMember(parcel.pathway()), paper);
    }

    private static String applied(Parcel parcel, Consents said) {
        String value = parcel.deletes()
                ? "DELETION"
                : said.information() == Consents.Information.INFORMED ? "NOT_OPPOSED" : "NOT_COLLECTED";
        return ConsentScope.of(parcel.destination()) + "=" + value;
    }

    /** The pathway as it is now; one that is gone lists nothing. */
    private Found pathway(Parcel parcel) {
        String id = parcel.pathway();
        List<String> types = parcel.items().stream().map(Item::type).distinct().toList();
        return id == null
                ? new Found.Unlisted(types)
                : pathways.of(parcel.establishment().finess()).find(id).<Found>map(Found.One::new).orElse(new Found.Unlisted(types));
    }
}

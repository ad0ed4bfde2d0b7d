package fr.passerelle.core.rule;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Reach;
import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.Verdict.Hold;
import fr.passerelle.core.rule.Verdict.OnPaper;
import fr.passerelle.core.rule.Verdict.Refuse;
import fr.passerelle.core.rule.Verdict.Send;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule over every combination of what it looks at. */
class RuleBookTest {
    private static final Set<Destination> DESTINATIONS = EnumSet.of(Destination.DMP, Destination.PATIENT_MAILBOX,
            Destination.PROFESSIONAL_MAILBOX);
    private static final LocalDate ADULT = LocalDate.of(1979, 3, 2);
    private static final LocalDate MINOR = LocalDate.of(2012, 3, 2);
    private static final String LETTER = "11490-0";
    private final RuleBook book = new RuleBook();

    @Test
    void everyRuleHasItsOwnName() {
        assertThat(book.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DMP", "PATIENT_MAILBOX", "PROFESSIONAL_MAILBOX"})
    void whereNothingSpeaksItLeavesAndTheDecisionSaysWithWhat(Destination destination) {
        Ruling ruling = book.apply(new Case().to(destination).facts(), RuleSamples.NOW);

        assertThat(ruling.verdict()).isEqualTo(new Send());
        assertThat(ruling.decision().rules()).isEmpty();
        assertThat(ruling.decision().inputs()).containsEntry("identity", "USABLE").containsEntry("destination", destination.word())
                .containsEntry("pathwayState", "general").containsEntry("visibility L1", "VISIBLE");
        assertThat(ruling.decision().configuration()).isEqualTo("P01@0a1b2c3d4e5f");
        assertThat(ruling.decision().at()).isEqualTo(RuleSamples.NOW);
    }

    static Stream<Case> identities() {
        return Stream.of(Who.values()).flatMap(who -> DESTINATIONS.stream().flatMap(destination -> Stream.of(true, false)
                .flatMap(derogation -> Stream.of(true, false).flatMap(deletes -> Stream.of(Moment.values()).map(moment -> {
                    Case c = new Case().about(who).to(destination).derogation(derogation).at(moment);
                    return deletes ? c.deletes().empty() : c;
                })))));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void withoutQualifiedInsOnlyAMailToProfessionalsLeavesAndByDerogationAlone(Case c) {
        boolean leaves = c.who == Who.QUALIFIED
                || (c.who == Who.NOT_QUALIFIED && c.derogation && c.destination == Destination.PROFESSIONAL_MAILBOX);

        assertThat(verdict(c) instanceof Send).isEqualTo(leaves);
        if (!leaves) {
            assertThat(verdict(c)).isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.IDENTITY));
            assertThat(codes(c)).containsExactly(c.who == Who.CONTRADICTED ? "IDENTITY_DIFFERS" : "INS_NOT_QUALIFIED");
        }
        assertThat(book.apply(c.facts(), RuleSamples.NOW).decision().inputs()).containsEntry("identity", switch (c.who) {
            case QUALIFIED -> "USABLE";
            case NOT_QUALIFIED, NAMELESS -> "INS_NOT_QUALIFIED";
            case CONTRADICTED -> "IDENTITY_DIFFERS";
        });
    }

    static Stream<Case> pathwayStates() {
        return Stream.of(PathwayState.values()).flatMap(state -> DESTINATIONS.stream().flatMap(destination -> Stream.of(true, false)
                .flatMap(unit -> Stream.of(true, false).map(member -> new Case().state(state).to(destination).unit(unit).member(member)))));
    }

    @ParameterizedTest
    @MethodSource("pathwayStates")
    void onlyAGeneralPathwayOrThePilotsScopeLeaves(Case c) {
        boolean leaves = c.state == PathwayState.GENERAL || (c.state == PathwayState.PILOT && (c.unit || c.member));

        Ruling ruling = book.apply(c.facts(), RuleSamples.NOW);

        assertThat(ruling.verdict() instanceof Send).isEqualTo(leaves);
        assertThat(ruling.dryRun()).isEqualTo(!leaves);
    }

    static Stream<Case> uses() {
        return Stream.of(Use.values()).flatMap(use -> DESTINATIONS.stream()
                .flatMap(destination -> Stream.of(true, false).map(routed -> new Case().use(use).to(destination).routed(routed))));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void aPathwayNarrowsAndNeverWidens(Case c) {
        boolean leaves = c.use == Use.MUST || (c.use == Use.MAY && c.routed);

        assertThat(verdict(c) instanceof Send).isEqualTo(leaves);
        if (!leaves) {
            assertThat(codes(c)).containsExactly("PATHWAY_EXCLUDES");
            assertThat(((Refuse) verdict(c)).kind()).isEqualTo(RefusalClass.CHOICE);
        }
    }

    static Stream<Case> minors() {
        return Stream.of(true, false).flatMap(minor -> Stream.of(true, false).flatMap(sensitive -> Stream.of(true, false)
                .flatMap(secret -> Stream.of(true, false).flatMap(ordinary -> Stream.of(true, false).map(hidden -> new Case()
                        .born(minor ? MINOR : ADULT).sensitive(sensitive).secret(secret).ordinary(ordinary)
                        .visibility(new Visibility(false, false, hidden, false, false)))))));
    }

    @ParameterizedTest
    @MethodSource("minors")
    void aSensitiveTypeOfAMinorWaitsUntilSomebodySaysWhetherItIsSecret(Case c) {
        boolean waits = c.born.equals(MINOR) && c.sensitive && !c.secret && !c.ordinary && !c.visibility.hiddenFromRepresentatives();

        assertThat(codes(c).contains("MINOR_SENSITIVE")).isEqualTo(waits);
        assertThat(verdict(c) instanceof Hold(HoldReason reason, List<Reason> _) && reason == HoldReason.DECISION).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"SEND, true, false", "SEND, false, false", "HOLD, true, false", "HOLD, false, true"})
    void whatIsNotCollectedWaitsWhereTheEstablishmentChoseTo(InformationPolicy policy, boolean informed, boolean waits) {
        for (Destination destination : DESTINATIONS) {
            Case c = new Case().to(destination).policy(policy).informed(informed);
            assertThat(verdict(c).equals(new Hold(HoldReason.CONSENT, List.of(Reason.of("CONSENT_NOT_COLLECTED"))))).isEqualTo(waits);
        }
    }

    @Test
    void anOppositionEndsTheBranchAndSaysSinceWhenAndFromWhere() {
        for (Destination destination : DESTINATIONS) {
            assertThat(verdict(new Case().to(destination).opposed()))
                    .isEqualTo(new Refuse(RefusalClass.CHOICE, List.of(Reason.of("OPPOSED", ConsentScope.of(destination).label(),
                            "10/03/2026", "ADT"))));
        }
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, DMP_KNOWN_CLOSED", "NONE, DMP_KNOWN_ABSENT"})
    void aShutProfileEndsTheDmpAndTheMailboxOfThePatientOnly(Profile.State state, String code) {
        assertThat(codes(new Case().to(Destination.DMP).profile(state))).containsExactly(code);
        assertThat(codes(new Case().to(Destination.PATIENT_MAILBOX).profile(state))).containsExactly(code);
        assertThat(verdict(new Case().to(Destination.PROFESSIONAL_MAILBOX).profile(state))).isEqualTo(new Send());
    }

    @ParameterizedTest
    @EnumSource(PaperCause.class)
    void paperIsForTheMessageOfThePatientAndGoesAfterAnythingElseThatStandsInTheWay(PaperCause cause) {
        Case paper = new Case().to(Destination.PATIENT_MAILBOX).paper(cause);

        assertThat(verdict(paper)).isEqualTo(new OnPaper(List.of(Reason.of(cause.code()))));
        assertThat(verdict(new Case().to(Destination.DMP).paper(cause))).isEqualTo(new Send());
        assertThat(verdict(new Case().to(Destination.PROFESSIONAL_MAILBOX).paper(cause))).isEqualTo(new Send());
        assertThat(verdict(paper.state(PathwayState.TEST))).as("a rehearsal prints nothing").isInstanceOf(Hold.class);
        assertThat(verdict(paper.state(PathwayState.GENERAL).visibility(new Visibility(false, true, false, false, false)).awaits(true)))
                .as("nothing is printed before its announcement").isInstanceOf(Hold.class);
    }

    static Stream<Case> visibilities() {
        return DESTINATIONS.stream().flatMap(destination -> Stream.of(true, false).flatMap(minor -> Stream.of(true, false)
                .flatMap(masked -> Stream.of(true, false).flatMap(hidden -> Stream.of(true, false).flatMap(secret -> Stream.of(true, false)
                        .flatMap(awaits -> Stream.of(true, false).map(shown -> new Case().to(destination).born(minor ? MINOR : ADULT)
                                .visibility(new Visibility(masked, hidden, secret, false, false)).awaits(awaits && hidden)
                                .shown(shown))))))));
    }

    @ParameterizedTest
    @MethodSource("visibilities")
    void nothingIsShownThatIsHiddenNorHiddenOnceShown(Case c) {
        boolean patient = c.destination == Destination.PATIENT_MAILBOX;
        boolean hidden = c.visibility.hiddenFromPatient();
        List<String> codes = codes(c);
        boolean refused = verdict(c) instanceof Refuse;

        assertThat(refused).isEqualTo(patient
                && ((hidden && !c.awaits) || (c.born.equals(MINOR) && c.visibility.hiddenFromRepresentatives())));
        if (!refused) {
            assertThat(codes.contains("MASKED_AND_HIDDEN")).isEqualTo(c.visibility.maskedToProfessionals() && hidden);
            assertThat(codes.contains("CANNOT_HIDE_AGAIN")).isEqualTo(c.destination == Destination.DMP && c.shown && hidden);
            assertThat(codes.contains("ANNOUNCEMENT_AWAITED")).isEqualTo(patient && c.awaits);
        }
    }

    @Test
    void aMessageAboutSecretCareOfAMinorIsNotSentEvenWithoutDocument() {
        Case appointment = new Case().to(Destination.PATIENT_MAILBOX).born(MINOR).secret(true).empty();

        assertThat(codes(appointment)).containsExactly("SECRET_CARE_NOT_MAILED");
        assertThat(verdict(appointment.born(ADULT))).as("of age").isEqualTo(new Send());
    }

    @Test
    void takingADocumentBackNeedsAnIdentityAndNothingElse() {
        Case deletion = new Case().deletes().empty().opposed().profile(Profile.State.CLOSED).policy(InformationPolicy.HOLD).informed(false)
                .state(PathwayState.STOPPED);

        assertThat(verdict(deletion)).isEqualTo(new Send());
        assertThat(codes(deletion.unqualified())).containsExactly("INS_NOT_QUALIFIED");
        for (Found found : List.of(new Found.Unlisted(List.of()), new Found.Unknown("P99"), new Found.Several(List.of("P01", "P02")))) {
            assertThat(verdict(new Case().deletes().empty().pathway(found).at(Moment.INTAKE))).isEqualTo(new Send());
        }
    }

    @Test
    void withoutPathwayAPersonDecides() {
        Case c = new Case().at(Moment.INTAKE);

        assertThat(verdict(c.pathway(new Found.Unlisted(List.of(LETTER)))))
                .isEqualTo(new Hold(HoldReason.DECISION, List.of(Reason.of("TYPE_NOT_LISTED", LETTER))));
        assertThat(codes(c.pathway(new Found.Unlisted(List.of())))).containsExactly("PATHWAY_NONE");
        assertThat(codes(c.pathway(new Found.Unknown("P99")))).containsExactly("PATHWAY_UNKNOWN");
        assertThat(codes(c.pathway(new Found.Several(List.of("P01", "P05"))))).containsExactly("PATHWAY_AMBIGUOUS");
    }

    @Test
    void aTypeTakenOutOfItsPathwayMeanwhileWaitsForAPerson() {
        assertThat(codes(new Case().type("34112-3"))).containsExactly("TYPE_NOT_LISTED");
    }

    @Test
    void theMostRestrictiveWinsAndEverythingIsTold() {
        Case held = new Case().unqualified().state(PathwayState.TEST).policy(InformationPolicy.HOLD).informed(false);

        assertThat(verdict(held)).isInstanceOfSatisfying(Hold.class, hold -> assertThat(hold.reason()).isEqualTo(HoldReason.IDENTITY));
        assertThat(codes(held)).containsExactly("INS_NOT_QUALIFIED", "CONSENT_NOT_COLLECTED", "PATHWAY_TEST");
        assertThat(codes(held.opposed())).as("a refusal goes before any hold").containsExactly("OPPOSED");
        Case faulty = held.to(Destination.PATIENT_MAILBOX).visibility(new Visibility(false, true, false, false, false));
        assertThat(verdict(faulty)).as("a fault goes before a choice")
                .isInstanceOfSatisfying(Refuse.class, refusal -> assertThat(refusal.kind()).isEqualTo(RefusalClass.FAULT));
    }

    private Verdict verdict(Case c) {
        return book.apply(c.facts(), RuleSamples.NOW).verdict();
    }

    private List<String> codes(Case c) {
        return switch (verdict(c)) {
            case Send() -> List.of();
            case Hold(HoldReason _, List<Reason> why) -> why.stream().map(Reason::code).toList();
            case OnPaper(List<Reason> why) -> why.stream().map(Reason::code).toList();
            case Refuse(RefusalClass _, List<Reason> why) -> why.stream().map(Reason::code).toList();
        };
    }

    /** What is known of the patient. */
    private enum Who {
        QUALIFIED,
        NOT_QUALIFIED,
        /** Not qualified, and without permanent identifier. */
        NAMELESS,
        CONTRADICTED
    }

    /** Facts of which one thing at a time is changed. */
    private static final class Case {
        private Moment moment = Moment.SENDING;
        private Destination destination = Destination.DMP;
        private PathwayState state = PathwayState.GENERAL;
        private Use use = Use.MUST;
        private Visibility visibility = Visibility.OPEN;
        private InformationPolicy policy = InformationPolicy.SEND;
        private LocalDate born = ADULT;
        private String type = LETTER;
        private boolean deletes;
        private boolean routed = true;
        private boolean empty;
        private boolean unit;
        private boolean member;
        private boolean sensitive;
        private boolean secret;
        private boolean ordinary;
        private boolean informed = true;
        private boolean opposed;
        private Who who = Who.QUALIFIED;
        private boolean derogation;
        private boolean awaits;
        private boolean shown;
        private @Nullable PaperCause paper;
        private @Nullable Found found;
        private Profile.@Nullable State profile;

        Case at(Moment value) {
            moment = value;
            return this;
        }

        Case to(Destination value) {
            destination = value;
            return this;
        }

        Case state(PathwayState value) {
            state = value;
            return this;
        }

        Case use(Use value) {
            use = value;
            return this;
        }

        Case visibility(Visibility value) {
            visibility = value;
            return this;
        }

        Case policy(InformationPolicy value) {
            policy = value;
            return this;
        }

        Case born(LocalDate value) {
            born = value;
            return this;
        }

        Case type(String value) {
            type = value;
            return this;
        }

        Case deletes() {
            deletes = true;
            return this;
        }

        Case routed(boolean value) {
            routed = value;
            return this;
        }

        Case empty() {
            empty = true;
            return this;
        }

        Case unit(boolean value) {
            unit = value;
            return this;
        }

        Case member(boolean value) {
            member = value;
            return this;
        }

        Case sensitive(boolean value) {
            sensitive = value;
            return this;
        }

        Case secret(boolean value) {
            secret = value;
            return this;
        }

        Case ordinary(boolean value) {
            ordinary = value;
            return this;
        }

        Case informed(boolean value) {
            informed = value;
            return this;
        }

        Case opposed() {
            opposed = true;
            return this;
        }

        Case unqualified() {
            return about(Who.NOT_QUALIFIED);
        }

        Case about(Who value) {
            who = value;
            return this;
        }

        Case derogation(boolean value) {
            derogation = value;
            return this;
        }

        Case awaits(boolean value) {
            awaits = value;
            return this;
        }

        Case shown(boolean value) {
            shown = value;
            return this;
        }

        Case paper(PaperCause value) {
            paper = value;
            return this;
        }

        Case pathway(Found value) {
            found = value;
            return this;
        }

        Case profile(Profile.State value) {
            profile = value;
            return this;
        }

        Facts facts() {
            var patient = RuleSamples.patient(born);
            var rule = new TypeRule(LETTER, use, use, use, false, Visibility.OPEN, sensitive, null, null, null);
            var opposition = new ChoiceRecord("opposition", new Choice.Opposition(new Reach.All(),
                    EnumSet.allOf(ConsentScope.class), Choice.OppositionReason.LEGITIMATE_REASON), RuleSamples.NOW, null, false, "ADT",
                    "secrétariat", RuleSamples.NOW, RuleSamples.NOW);
            var choices = new Choices(true, opposed ? opposition : null, informed, secret, ordinary, member, paper);
            EffectiveIdentity identity = switch (who) {
                case QUALIFIED -> new EffectiveIdentity.Usable(patient);
                case NOT_QUALIFIED -> new EffectiveIdentity.Unqualified(named(patient, "IPP-1"), Reason.of("INS_NOT_QUALIFIED"));
                case NAMELESS -> new EffectiveIdentity.Unqualified(named(patient, null), Reason.of("INS_NOT_QUALIFIED"));
                case CONTRADICTED -> new EffectiveIdentity.Held(Reason.of("IDENTITY_DIFFERS", "sexe"));
            };
            List<Item> items = empty ? List.of() : List.of(new Item("L1", type, "N", visibility, awaits, shown, null));
            return new Facts(moment, RuleSamples.establishment("SA01", policy, derogation), RuleSamples.TODAY, destination, deletes, routed,
                    items,
                    unit ? RuleSamples.UNIT : "9999", patient, identity,
                    found == null ? new Found.One(RuleSamples.pathway(state, List.of(rule))) : found, choices, profile);
        }

        private static Patient named(Patient patient, @Nullable String ipp) {
            return new Patient(null, IdentityStatus.PROVISOIRE, ipp, patient.birthName(), null, patient.birthGivenNames(),
                    patient.birthFirstName(), null, patient.birthDate(), patient.sex(), null);
        }

        @Override
        public String toString() {
            return who + " derogation " + derogation + " deletes " + deletes + " " + moment + " " + destination + " " + state + " " + use
                    + " " + visibility.words() + " born " + born + " unit " + unit + " member "
                    + member
                    + " routed " + routed + " sensitive " + sensitive + " secret " + secret + " ordinary " + ordinary + " awaits " + awaits
                    + " shown " + shown;
        }
    }
}

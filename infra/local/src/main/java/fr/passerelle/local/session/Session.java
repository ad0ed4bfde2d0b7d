package fr.passerelle.local.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.DynamoDbConsentStore;
import fr.passerelle.aws.SecretsPatientKeys;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.local.cli.PlatformAccess;
import fr.passerelle.local.platform.LocalEndpoints;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.platform.LocalPlatform;
import fr.passerelle.local.sample.SampleDay;
import fr.passerelle.local.sample.SampleDayPlayer;
import fr.passerelle.local.stage.DeployedStack;
import fr.passerelle.simulators.dmp.DmpSettings;
import fr.passerelle.simulators.dmp.DmpSimulator;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;
import fr.passerelle.simulators.mssante.MssanteSettings;
import fr.passerelle.simulators.mssante.MssanteSimulator;
import fr.passerelle.simulators.mssante.Security;
import fr.passerelle.simulators.pki.TestPki;

/** One platform with its DMP and its MSSanté operator, at the date of a sample day. */
public final class Session implements AutoCloseable, SampleDayPlayer.World {
    /** Domain of the citizens' mailboxes outside production (messages.md §4.1, UNCONFIRMED). */
    public static final String PATIENT_DOMAIN = "patient.formation.mssante.fr";
    /** Domains a mail may go to outside production, comma separated. */
    public static final String MAIL_DOMAINS = PATIENT_DOMAIN + ",medecin.formation.mssante.fr";
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);
    /** What is due within that time is waited for; what waits longer, for a night or a person, is at rest. */
    private static final Duration SOON = Duration.ofSeconds(5);
    /** What is held for the DMP is tried again within that time, whatever the circuit. */
    private static final Duration NEXT_PROBE = Duration.ofHours(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int KEY_BYTES = 32;

    private final TestPki authority;
    private final DmpSimulator dmp;
    private final MssanteSimulator mssante;
    private final LocalPlatform platform;
    /** Setting that tells the other commands how many seconds the platform is ahead of this machine; negative behind. */
    public static final String AHEAD = "PLATFORM_AHEAD_SECONDS";

    private final Upcoming upcoming;
    private final InstantSource clock;
    private final Happenings happenings;

    private Session(TestPki authority, DmpSimulator dmp, MssanteSimulator mssante, LocalPlatform platform, TickingClock clock) {
        this.authority = authority;
        this.dmp = dmp;
        this.mssante = mssante;
        this.platform = platform;
        this.upcoming = Upcoming.of(platform.endpoints(), clock);
        this.clock = clock;
        this.happenings = new Happenings(authority, dmp, platform.endpoints(), clock, this::settings);
    }

    /**
     * @param base template and what else differs from one machine to the next; the clock and the simulators' addresses are added
     * @throws IllegalStateException when a part does not start
     */
    public static Session start(LocalOptions base, TickingClock clock) {
        try {
            TestPki authority = TestPki.create();
            var dmp = DmpSimulator.start(DmpSettings.secured(clock, authority));
            var mssante = MssanteSimulator.start(MssanteSettings.test(PATIENT_DOMAIN, clock).secured(Security.by(authority)));
            var options = base.withClock(clock).withDmp(dmp.baseUrl())
                    .withMssante(mssante.host(), mssante.port(), true).withMailboxes(mssante.host(), mssante.imapPort(), true)
                    .withParameter("PatientMailDomain", PATIENT_DOMAIN)
                    .withParameter("AllowedMailDomains", MAIL_DOMAINS);
            return new Session(authority, dmp, mssante, LocalPlatform.start(options), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("a simulator could not start", e);
        }
    }

    /** The platform's addresses and names under the settings' names, for {@link PlatformAccess} and the other commands. */
    public Settings settings() {
        LocalEndpoints endpoints = platform.endpoints();
        Map<String, String> values = new HashMap<>(endpoints.settings().values());
        values.put(AHEAD, Long.toString(Duration.between(InstantSource.system().instant(), clock.instant()).toSeconds()));
        values.putAll(DeployedStack.named(endpoints.outputs()));
        values.put("STAGE", "local");
        values.put("NATIONAL_ENVIRONMENT", "TEST");
        values.put("MSSANTE_IMAP_HOST", mssante.host());
        values.put("MSSANTE_IMAP_PORT", Integer.toString(mssante.imapPort()));
        values.put("MSSANTE_IMAP_TLS", "starttls");
        return new Settings(values);
    }

    /** Gives each establishment its patient key and its certificates, whose structure is {@code 1} and the FINESS EJ; records the choices made before the day and tells the simulators how to misbehave. */
    public void prepare(SampleDay day, RandomGenerator random) {
        LocalEndpoints endpoints = platform.endpoints();
        var clients = new AwsClients(endpoints.settings());
        try (var secrets = clients.secrets(); var dynamoDb = clients.dynamoDb()) {
            day.finessNumbers().forEach(finess -> {
                Keys its = happenings.keys(finess);
                var key = new byte[KEY_BYTES];
                random.nextBytes(key);
                secrets.createSecret(
                        r -> r.name(endpoints.patientKeySecretPrefix() + finess).secretString(HexFormat.of().formatHex(key)));
                secrets.createSecret(
                        r -> r.name(endpoints.dmpCertificateSecretPrefix() + finess).secretString(its.dmp()));
                secrets.createSecret(r -> r.name(endpoints.mssanteCertificateSecretPrefix() + finess).secretString(its.mailbox()));
            });
            secrets.createSecret(r -> r.name(endpoints.dmpTrustSecret()).secretString(authority.trustPem()));
            secrets.createSecret(r -> r.name(endpoints.mssanteTrustSecret()).secretString(authority.trustPem()));
            var keys = new SecretsPatientKeys(secrets, endpoints.patientKeySecretPrefix(), InstantSource.system());
            var consents = new DynamoDbConsentStore(dynamoDb, endpoints.transmissionTable());
            for (SampleDay.Consent consent : day.consents()) {
                PatientKey patient = keys.key(consent.establishment(), new Ins(consent.ins(), InsAuthority.NIR_TEST));
                consent.lines().forEach(line -> consents.append(patient, line));
            }
        }
        day.dmp().forEach(trouble -> Troubles.plan(dmp.scenarios(), trouble.on(), trouble.scenario()));
        day.mailboxes().forEach(trouble -> Troubles.plan(mssante, trouble.on() + "@" + PATIENT_DOMAIN, trouble.scenario()));
    }

    @Override
    public void happen(String event) {
        happenings.happen(event);
    }

    /** Waits until nothing is held any more for the DMP or its configuration, then until the platform is at rest. */
    @Override
    public void restReleased() {
        await(this::released, "dispatches are still held");
        rest();
    }

    /** Waits until the platform has nothing left to do. @throws IllegalStateException after a minute without rest */
    @Override
    public void rest() {
        await(this::atRest, "the platform is still busy");
    }

    /** Something that takes its time to be so. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void await(Condition condition, String otherwise) {
        try {
            long end = System.nanoTime() + LONGEST_REST.toNanos();
            while (!condition.holds()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(otherwise + " after " + LONGEST_REST.toSeconds() + " s");
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the platform was at work", e);
        }
    }

    /**
     * What is released leaves the index for a queue, and may come back. Nothing being due before the look at the whole platform is over,
     * nothing can leave the index behind its back.
     */
    private boolean atRest() {
        Instant begun = clock.instant();
        if (!platform.quiet()) {
            return false;
        }
        if (!nothingSoon()) {
            return notYet();
        }
        return platform.idle() && clock.instant().isBefore(begun.plus(SOON)) && nothingSoon();
    }

    private boolean released() {
        if (!upcoming.anythingHeldForDmp(clock.instant().plus(NEXT_PROBE))) {
            return true;
        }
        return platform.quiet() && notYet();
    }

    /** What is due need not wait for the next run of a schedule: a look at the whole platform runs them all. */
    private boolean notYet() {
        var _ = platform.idle();
        return false;
    }

    private boolean nothingSoon() {
        return !upcoming.anything(clock.instant().plus(SOON));
    }

    public PlatformAccess access() {
        return new PlatformAccess(settings());
    }

    public DmpSimulator dmp() {
        return dmp;
    }

    public MssanteSimulator mssante() {
        return mssante;
    }

    public LocalPlatform platform() {
        return platform;
    }

    /** What the national services saw that does not fit the manifest: counts, rules broken by mails, messages given up. */
    public List<String> surprises(SampleDay day) {
        var found = new ArrayList<String>(mssante.violations());
        long inForce = dmp.documents().stream().filter(d -> d.status() == Status.APPROVED).count();
        if (inForce != day.registeredDocuments()) {
            found.add("le DMP détient " + inForce + " documents en vigueur, attendu " + day.registeredDocuments());
        }
        if (mssante.mails().size() != day.mailsTaken()) {
            found.add("l'opérateur a pris " + mssante.mails().size() + " messages, attendu " + day.mailsTaken());
        }
        dmp.violations().forEach(violation -> found.add("DMP : " + violation));
        platform.deadLetters().forEach((queue, count) -> found.add(count + " message(s) abandonné(s) dans " + queue));
        return found;
    }

    @Override
    public void close() {
        platform.close();
        dmp.close();
        try {
            mssante.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

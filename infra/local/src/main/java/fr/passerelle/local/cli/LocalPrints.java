package fr.passerelle.local.cli;

import java.time.Instant;
import java.time.InstantSource;

import fr.passerelle.aws.Settings;
import fr.passerelle.core.consent.Access;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.desk.DeskWiring;
import fr.passerelle.desk.PrintList;

/** The print list of the running platform, with the same traces as the API. */
record LocalPrints(PrintList prints, PackageVault vault, AccessTraces traces, InstantSource clock) {
    private static final String CALLER = "console";

    /** @throws NotRunningException when no platform answers */
    static LocalPrints open() {
        Settings settings = RunningPlatform.settings();
        InstantSource clock = RunningPlatform.clock(settings);
        DeskWiring wired = DeskWiring.of(settings, clock);
        return new LocalPrints(wired.prints(), wired.vault(), wired.traces(), clock);
    }

    /** Somebody reads what is to be printed for these patients. */
    void trace(PrintJob job) {
        Instant now = clock.instant();
        job.patient().forEach(key -> traces.add(key, new Access(now, CALLER, Access.Operation.PRINT)));
    }
}

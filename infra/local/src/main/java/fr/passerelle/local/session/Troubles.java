package fr.passerelle.local.session;

import fr.passerelle.simulators.dmp.DmpScenario;
import fr.passerelle.simulators.dmp.DmpScenarios;
import fr.passerelle.simulators.dmp.DmpSelector;
import fr.passerelle.simulators.mssante.MailScenario;
import fr.passerelle.simulators.mssante.MailScenarios;

/** Gives the simulators the misbehaviours a manifest names; docs/simulators.md lists them all. */
final class Troubles {
    private Troubles() {
    }

    /** @throws IllegalArgumentException for a scenario that the manifest format does not know */
    static void plan(DmpScenarios dmp, String title, String scenario) {
        DmpSelector feed = DmpSelector.feeds().and(DmpSelector.title(title));
        switch (scenario) {
            case "busy-once" -> dmp.once(feed, DmpScenario.busy());
            case "lost-answer-once" -> dmp.once(feed, new DmpScenario.CommitThenCut());
            case "DMPClosed" -> dmp.always(feed, DmpScenario.closedDmp());
            case "XDSUnknownPatientId" -> dmp.always(feed, DmpScenario.unknownPatient());
            case "XDSRepositoryMetadataError" -> dmp.always(feed, new DmpScenario.Refuse(scenario, "métadonnée refusée"));
            default -> throw new IllegalArgumentException("no DMP scenario named " + scenario);
        }
    }

    /** @throws IllegalArgumentException for a scenario that the manifest format does not know */
    static void plan(MailScenarios mailboxes, String address, String scenario) {
        switch (scenario) {
            case "closed" -> mailboxes.always(address, MailScenario.closed());
            case "busy-once" -> mailboxes.once(address, MailScenario.busy());
            default -> throw new IllegalArgumentException("no mailbox scenario named " + scenario);
        }
    }
}

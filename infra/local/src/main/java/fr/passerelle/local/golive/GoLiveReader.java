package fr.passerelle.local.golive;

import java.util.List;
import java.util.Optional;

import fr.passerelle.core.pathway.PathwayRules;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.reject.RejectCatalogue;

/** Reads what a report is drawn from: the pathway as it is configured now, and the whole state table. */
public final class GoLiveReader {
    private final PathwayRegistry registry;
    private final TransmissionBrowser browser;
    private final TransmissionStore store;
    private final GoLive goLive = new GoLive(new PathwayRules(), new RejectCatalogue());

    public GoLiveReader(PathwayRegistry registry, TransmissionBrowser browser, TransmissionStore store) {
        this.registry = registry;
        this.browser = browser;
        this.store = store;
    }

    /**
     * @param establishment FINESS EJ
     * @return absent when the establishment has no such pathway, or when its file is faulty
     */
    public Optional<GoLiveReport> report(String establishment, String pathway) {
        return registry.of(establishment).find(pathway).map(found -> goLive.report(found, transmissions(establishment)));
    }

    private List<Transmission> transmissions(String establishment) {
        return browser.inputs().stream().filter(input -> input.establishment().equals(establishment))
                .map(input -> new Transmission(input, store.dispatches(input.id()))).toList();
    }
}

package fr.passerelle.memory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.pathway.CmeDecision;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.valueset.DocumentTypes;

/** Pathways that may be changed at any time, as the files of the configuration bucket. */
public final class InMemoryPathways implements PathwayRegistry {
    /** Identifier of the document pathway of {@link #everything}. */
    public static final String DOCUMENTS = "tout-document";
    /** Identifier of the appointment pathway of {@link #everything}. */
    public static final String APPOINTMENTS = "tout-rendez-vous";

    private static final Reply OPEN = new Reply(Reply.Policy.OPEN, null, null, null, null, null);

    private final Map<String, Pathways> byFiness = new ConcurrentHashMap<>();

    public InMemoryPathways(Pathway... pathways) {
        List.of(pathways).forEach(this::put);
    }

    /**
     * Establishments that send anything anywhere, in state {@code general}: for tests that are not about pathways. Without destinations
     * named by the drop, everything goes to the DMP and to the patient.
     *
     * @param finess FINESS EJ of each
     */
    public static InMemoryPathways everything(String... finess) {
        var registry = new InMemoryPathways();
        for (String establishment : finess) {
            registry.replace(establishment, documents(establishment), appointments(establishment));
        }
        return registry;
    }

    /** Adds a pathway, in place of the one with the same identifier. */
    public void put(Pathway pathway) {
        byFiness.merge(pathway.establishment(), new Pathways(List.of(pathway)), (known, added) -> {
            var others = known.all().stream().filter(p -> !p.id().equals(pathway.id())).toList();
            return new Pathways(Stream.concat(others.stream(), added.all().stream()).toList());
        });
    }

    /** These are all the pathways of an establishment now. */
    public void replace(String establishment, Pathway... pathways) {
        byFiness.put(establishment, new Pathways(List.of(pathways)));
    }

    @Override
    public Pathways of(String establishment) {
        return byFiness.getOrDefault(establishment, new Pathways(List.of()));
    }

    private static Pathway documents(String establishment) {
        List<TypeRule> types = new DocumentTypes().all().stream()
                .map(type -> new TypeRule(type.type().code(), Use.MUST, Use.MUST, Use.MAY, false, Visibility.OPEN, false, null, null, null))
                .toList();
        return general(establishment, DOCUMENTS, Trigger.DOCUMENT, types);
    }

    private static Pathway appointments(String establishment) {
        return general(establishment, APPOINTMENTS, Trigger.APPOINTMENT, List.of());
    }

    private static Pathway general(String establishment, String id, Trigger trigger, List<TypeRule> types) {
        return new Pathway(establishment, id, id, PathwayState.GENERAL, LocalDate.EPOCH, null, List.of(), List.of(), trigger, types,
                Sequence.USUAL, OPEN, null, List.of(), Fallback.USUAL, List.of(), new CmeDecision("CME-0", LocalDate.EPOCH),
                new Owners("Service", null, null), "000000000000");
    }
}

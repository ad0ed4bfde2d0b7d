package fr.passerelle.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What an account holds at one moment.
 *
 * @param table the transmission table
 * @param objects content by {@code /<bucket>/<key>}
 * @param messages bodies sent to the queues, by the queue's name
 */
record StubAccount(StubTable table, Map<String, byte[]> objects, Map<String, List<String>> messages) {
    static final String FINESS = "750999997";

    /** One establishment with its pathways, and one descriptor with its small PDF in the inbox. */
    static StubAccount withOneDrop() {
        return withOneDrop(Resources.bytes("drop/lettre.pdf"));
    }

    /** The same with another PDF. */
    static StubAccount withOneDrop(byte[] pdf) {
        var objects = new ConcurrentHashMap<String, byte[]>();
        objects.put("/configuration/establishments/" + FINESS + ".json", Resources.bytes("establishment.json"));
        for (String pathway : List.of("lettres", "rendez-vous")) {
            objects.put("/configuration/pathways/" + FINESS + "/" + pathway + ".yaml", Resources.bytes("pathways/" + pathway + ".yaml"));
        }
        objects.put("/drops/" + FINESS + "/inbox/lettre.json", Resources.bytes("drop/lettre.json"));
        objects.put("/drops/" + FINESS + "/inbox/lettre.pdf", pdf);
        return new StubAccount(new StubTable(), objects, new ConcurrentHashMap<>());
    }

    /** One that holds the same, to which nothing done to this one happens. */
    StubAccount copy() {
        var sent = new ConcurrentHashMap<String, List<String>>();
        messages.forEach((queue, bodies) -> sent.put(queue, new CopyOnWriteArrayList<>(bodies)));
        return new StubAccount(table.copy(), new ConcurrentHashMap<>(objects), sent);
    }

    Optional<byte[]> object(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    void send(String queue, String body) {
        messages.computeIfAbsent(queue, name -> new CopyOnWriteArrayList<>()).add(body);
    }

    /** State of each dispatch by its destination. */
    Map<String, String> dispatchStates() {
        return table.items().entrySet().stream().filter(item -> item.getKey().sk().startsWith("D#")).map(Map.Entry::getValue)
                .collect(Collectors.toMap(item -> item.path("destination").path("S").textValue(),
                        item -> item.path("state").path("S").textValue()));
    }

    /** The only message ever sent to a queue. */
    String onlyMessage(String queue) {
        List<String> bodies = messages.getOrDefault(queue, List.of());
        if (bodies.size() != 1) {
            throw new IllegalStateException("queue " + queue + " got " + bodies.size() + " messages, not one");
        }
        return bodies.getFirst();
    }

    /** The only package of the vault, as JSON. */
    String onlyPackage() {
        List<byte[]> packages = objects.entrySet().stream().filter(object -> object.getKey().endsWith("/package.json"))
                .map(Map.Entry::getValue).toList();
        if (packages.size() != 1) {
            throw new IllegalStateException("the vault holds " + packages.size() + " packages, not one");
        }
        return new String(packages.getFirst(), StandardCharsets.UTF_8);
    }
}

package fr.passerelle.aws;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;

/** A chain as an item; its links in their order. */
final class ChainItem {
    private static final String MASKED = "MASQUE_PS";
    private static final String HIDDEN = "INVISIBLE_PATIENT";
    private static final String HIDDEN_FROM_REPRESENTATIVES = "INVISIBLE_REPRESENTANTS_LEGAUX";
    private static final String SECRET = "CONNEXION_SECRETE";
    private static final String CHANGE = "MODIF_CONF_CODE";

    private ChainItem() {
    }

    static Map<String, AttributeValue> write(Chain chain) {
        return new ItemBuilder(Key.chain(chain.key())).text("establishment", chain.key().establishment()).text("root", chain.key().root())
                .maps("links", chain.links().stream().map(ChainItem::write).toList()).number("rev", chain.rev()).build();
    }

    static Chain read(ItemReader item) {
        return new Chain(new ChainKey(item.text("establishment"), item.text("root")),
                item.maps("links").stream().map(ChainItem::link).toList(), item.number("rev"));
    }

    private static Map<String, AttributeValue> write(Link link) {
        var map = new HashMap<String, AttributeValue>();
        map.put("document", AttributeValue.fromS(link.version().document()));
        map.put("version", AttributeValue.fromN(Integer.toString(link.version().number())));
        map.put("inputId", AttributeValue.fromS(link.inputId()));
        if (link instanceof Link.Feed feed) {
            map.put("uniqueId", AttributeValue.fromS(feed.uniqueId()));
            map.put("flags", AttributeValue.fromL(flags(feed.visibility()).stream().map(AttributeValue::fromS).toList()));
            Version replaces = feed.replaces();
            if (replaces != null) {
                map.put("replaces", AttributeValue.fromS(replaces.document()));
                map.put("replacesVersion", AttributeValue.fromN(Integer.toString(replaces.number())));
            }
        }
        return map;
    }

    private static Link link(ItemReader map) {
        var version = new Version(map.text("document"), map.number("version"));
        String uniqueId = map.textOrNull("uniqueId");
        return uniqueId == null
                ? new Link.Removal(version, map.text("inputId"))
                : new Link.Feed(version, replaces(map), map.text("inputId"), uniqueId, visibility(Set.copyOf(map.texts("flags"))));
    }

    private static @Nullable Version replaces(ItemReader map) {
        String document = map.textOrNull("replaces");
        return document == null ? null : new Version(document, map.number("replacesVersion"));
    }

    private static Set<String> flags(Visibility visibility) {
        var flags = new LinkedHashSet<String>();
        add(flags, MASKED, visibility.maskedToProfessionals());
        add(flags, HIDDEN, visibility.hiddenFromPatient());
        add(flags, HIDDEN_FROM_REPRESENTATIVES, visibility.hiddenFromRepresentatives());
        add(flags, SECRET, visibility.secretConnection());
        add(flags, CHANGE, visibility.change());
        return flags;
    }

    private static void add(Set<String> flags, String flag, boolean set) {
        if (set) {
            flags.add(flag);
        }
    }

    private static Visibility visibility(Set<String> flags) {
        return new Visibility(flags.contains(MASKED), flags.contains(HIDDEN), flags.contains(HIDDEN_FROM_REPRESENTATIVES),
                flags.contains(SECRET), flags.contains(CHANGE));
    }
}

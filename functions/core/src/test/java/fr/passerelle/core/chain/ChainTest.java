package fr.passerelle.core.chain;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTest {
    private static final Version FIRST = new Version("CR-12", 1);
    private static final Version SECOND = new Version("CR-12", 2);
    private static final ChainKey KEY = new ChainKey("750712184", "CR-12");
    private static final Link.Feed CREATED = feed(FIRST, "i1");
    private static final Link.Feed REPLACED = feed(SECOND, "i2");
    private static final Link.Removal REMOVED = new Link.Removal(SECOND, "i3");
    private static final Chain CHAIN = Chain.begin(KEY, CREATED).with(REPLACED).with(REMOVED);

    private static Link.Feed feed(Version version, String inputId) {
        return new Link.Feed(version, version.equals(FIRST) ? null : FIRST, inputId, "1.2.250.1.99." + version.number(), Visibility.OPEN);
    }

    @Test
    void linksKeepTheirOrder() {
        assertThat(CHAIN.links()).containsExactly(CREATED, REPLACED, REMOVED);
        assertThat(CHAIN.rev()).isEqualTo(2);
        assertThat(CHAIN.before(REPLACED)).containsExactly(CREATED);
        assertThat(CHAIN.after(REPLACED)).containsExactly(REMOVED);
        assertThat(CHAIN.before(CREATED)).isEmpty();
        assertThat(CHAIN.after(REMOVED)).isEmpty();
    }

    @Test
    void aVersionAskedForAgainTakesItsPlaceAtTheEnd() {
        Link.Feed again = feed(FIRST, "i4");
        assertThat(CHAIN.with(again).links()).containsExactly(REPLACED, REMOVED, again);
    }

    @Test
    void aDeletionDoesNotTakeThePlaceOfTheVersionItDeletes() {
        assertThat(Chain.begin(KEY, CREATED).with(new Link.Removal(FIRST, "i5")).links()).hasSize(2);
    }

    @Test
    void aLinkIsFoundByTheInputThatAskedAndTheDocument() {
        assertThat(CHAIN.of("i3", "CR-12")).contains(REMOVED);
        assertThat(CHAIN.of("i3", "CR-13")).isEmpty();
        assertThat(CHAIN.of("i9", "CR-12")).isEmpty();
    }

    @Test
    void aVersionIsFoundWhateverBecameOfIt() {
        assertThat(CHAIN.feed(SECOND)).contains(REPLACED);
        assertThat(CHAIN.feed(new Version("CR-12", 3))).isEmpty();
    }

    @Test
    void aLinkOfAnotherChainHasNoNeighbours() {
        Link.Removal stranger = new Link.Removal(FIRST, "i9");
        assertThat(CHAIN.before(stranger)).isEmpty();
        assertThat(CHAIN.after(stranger)).isEmpty();
    }
}

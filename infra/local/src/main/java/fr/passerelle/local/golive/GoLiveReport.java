package fr.passerelle.local.golive;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the test or the pilot of a pathway has shown, without any identity.
 *
 * @param pathway its identifier
 * @param state word of its present state
 * @param version of its file
 * @param inputs drops or events counted to it, duplicates left out
 * @param wouldBeSent built and checked, held only because the pathway is not open to them
 * @param sent left for good: the pilot
 * @param underWay neither stopped nor sent yet
 * @param stopped refused, failed, cancelled or held for another reason than the pathway
 * @param unlisted types of the establishment that no pathway lists: nothing of them is counted to any pathway
 * @param missing what the file lacks to be {@code general}; empty: nothing
 */
public record GoLiveReport(String establishment, String pathway, String title, String state, String version, int inputs, Tally wouldBeSent,
        Tally sent, int underWay, List<Stop> stopped, List<Unlisted> unlisted, List<Lack> missing) {
    public GoLiveReport {
        stopped = List.copyOf(stopped);
        unlisted = List.copyOf(unlisted);
        missing = List.copyOf(missing);
    }

    /**
     * Dispatches, and what they carry.
     *
     * @param dispatches how many
     * @param lines what they carry, the most numerous first: several documents of one message count in several lines
     */
    public record Tally(int dispatches, List<Line> lines) {
        public Tally {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param destination word of the destination
     * @param type code of JDV_J07, absent for an appointment
     * @param unit code of the unit, absent when the drop did not tell
     */
    public record Line(String destination, @Nullable String type, @Nullable String unit, int count) {}

    /**
     * One cause that stops dispatches.
     *
     * @param state {@code refused}, {@code held/identity}…
     * @param code of the reject catalogue, absent when the state says all
     * @param text sentence of the first of them, absent without code
     * @param owner who must act, absent without code
     * @param dispatches how many it stops
     * @param examples names of some inputs, as the hospital gave them
     */
    public record Stop(String state, @Nullable String code, @Nullable String text, @Nullable String owner, int dispatches,
            List<String> examples) {
        public Stop {
            examples = List.copyOf(examples);
        }
    }

    /**
     * A type that waits for a pathway.
     *
     * @param type code of JDV_J07
     * @param inputs drops that wait for it
     * @param examples names of some of them, as the hospital gave them
     */
    public record Unlisted(String type, int inputs, List<String> examples) {
        public Unlisted {
            examples = List.copyOf(examples);
        }
    }

    /** A rule that the file breaks in state {@code general}. */
    public record Lack(String code, String text) {}
}

package fr.passerelle.core.indicator;

import org.jspecify.annotations.Nullable;

/**
 * One thing that counts.
 *
 * @param mark names it within its input: a mark is counted once, whatever happens
 * @param once what it counts at most once for over all inputs, absent: only the mark
 */
public record Earned(String mark, Cell cell, Counter counter, @Nullable Once once) {
    /**
     * Something that several inputs may tell of and that counts for one of them, e.g. the letter of a stay.
     *
     * @param what kind and pseudonym or digest; no identity, no name given by a hospital
     * @param holder who it counts for: all that the holder earns by it is counted
     */
    public record Once(String what, String holder) {}
}

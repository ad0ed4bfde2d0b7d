package fr.passerelle.localstack.target;

/** A part of the contract, held against one target. */
public interface OnTarget {
    Target target();
}

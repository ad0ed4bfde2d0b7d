package fr.passerelle.simulators.xds;

/**
 * One fault of what was received.
 *
 * @param rule name of the rule, stable, listed in docs/simulators.md
 * @param code error code answered, e.g. {@code XDSRepositoryMetadataError}
 * @param location object at fault, empty for the lot as a whole
 * @param text French sentence without any value that could identify the patient
 */
public record Finding(String rule, String code, String location, String text) {}

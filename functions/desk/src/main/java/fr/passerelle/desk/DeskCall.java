package fr.passerelle.desk;

/**
 * A call.
 *
 * @param caller ARN of the role or user that signed it, without its session; empty when nobody did
 * @param path e.g. {@code /consents/show}
 * @param body JSON
 */
public record DeskCall(String caller, String path, String body) {
    @Override
    public String toString() {
        return "DeskCall[" + path + "]";
    }
}

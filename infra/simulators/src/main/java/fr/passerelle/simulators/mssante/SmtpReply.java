package fr.passerelle.simulators.mssante;

/**
 * An answer of SMTP (RFC 5321 §4.2, RFC 2034).
 *
 * @param code three digits
 * @param enhanced enhanced status such as {@code 5.1.1}, empty for none
 * @param text one line
 */
public record SmtpReply(int code, String enhanced, String text) {
    String line() {
        return code + " " + (enhanced.isEmpty() ? "" : enhanced + " ") + text;
    }
}

package fr.passerelle.mailbox.smtp;

import java.time.Duration;
import java.util.Properties;

/**
 * How to reach the operator (messages.md §4.2).
 *
 * @param startTls refuse to talk without TLS 1.2 or newer; false only towards a simulator
 * @param connect longest wait for a connection
 * @param answer longest silence while reading or writing
 */
public record SmtpSettings(String host, int port, boolean startTls, Duration connect, Duration answer) {
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.connectiontimeout", Long.toString(connect.toMillis()));
        properties.setProperty("mail.smtp.timeout", Long.toString(answer.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", Long.toString(answer.toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        // The host name of a function means nothing to the operator and must not come from the network.
        properties.setProperty("mail.smtp.localhost", "passerelle");
        return properties;
    }
}

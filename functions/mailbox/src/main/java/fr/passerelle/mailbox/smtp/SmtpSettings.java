package fr.passerelle.mailbox.smtp;

import java.time.Duration;

/**
 * How to reach the operator (messages.md §4.2).
 *
 * @param startTls refuse to talk without TLS 1.2 or newer; false only towards a simulator
 * @param connect longest wait for a connection
 * @param answer longest silence while reading or writing
 */
public record SmtpSettings(String host, int port, boolean startTls, Duration connect, Duration answer) {}

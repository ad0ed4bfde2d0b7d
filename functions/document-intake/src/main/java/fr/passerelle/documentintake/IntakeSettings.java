package fr.passerelle.documentintake;

import java.time.Duration;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.drop.MailDomains;

/**
 * Settings of the intake.
 *
 * @param bucket name of the drop bucket
 * @param largestDocument bytes of the largest PDF taken
 * @param orphanGrace how long a PDF waits for its descriptor before it is shown as an orphan
 */
public record IntakeSettings(String bucket, Environment environment, MailDomains mailDomains, long largestDocument, Duration orphanGrace) {}

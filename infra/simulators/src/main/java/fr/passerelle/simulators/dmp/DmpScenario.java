package fr.passerelle.simulators.dmp;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What the DMP does with a call instead of simply judging it (dmp-transport.md §11). */
public sealed interface DmpScenario {

    /** Judges the request and answers accordingly, in plain SOAP. */
    record Judge() implements DmpScenario {}

    /** Judges, and answers in {@code multipart/related} as the national one may (dmp-transport.md §3). */
    record JudgeMultipart() implements DmpScenario {}

    /** Waits, then judges. */
    record Slow(Duration delay) implements DmpScenario {}

    /** Refuses with one error in the form of the transaction ({@code AE} for TD0.2), does nothing. */
    record Refuse(String code, String text) implements DmpScenario {}

    /** Judges and stores, but answers Success with one warning. */
    record Warning(String code, String text) implements DmpScenario {}

    /** Answers PartialSuccess with one error, stores nothing. */
    record Partial(String code, String text) implements DmpScenario {}

    /**
     * Answers a SOAP fault with HTTP 500, stores nothing.
     *
     * @param sender {@code soap:Sender} when true, else {@code soap:Receiver}
     * @param subcode value of the subcode, absent when null
     */
    record Fault(boolean sender, @Nullable String subcode, String text) implements DmpScenario {}

    /** Answers an HTTP status with an empty body. */
    record Status(int code) implements DmpScenario {}

    /** Answers HTTP 200 with bytes that are no SOAP, stores nothing. */
    record Garbage() implements DmpScenario {}

    /** Closes the connection without an answer; chosen by call or by default, before the request is read. */
    record Cut() implements DmpScenario {}

    /** Judges and stores, then closes the connection without an answer. */
    record CommitThenCut() implements DmpScenario {}

    /** Judges and stores, then answers only after a delay meant to exceed the time-out of the caller. */
    record CommitThenWait(Duration delay) implements DmpScenario {}

    static DmpScenario busy() {
        return new Refuse("XDSRepositoryBusy", "Le service est momentanément surchargé");
    }

    /** The patient has no DMP. */
    static DmpScenario unknownPatient() {
        return new Refuse("XDSUnknownPatientId", "Aucun DMP pour ce patient");
    }

    static DmpScenario closedDmp() {
        return new Refuse("DMPClosed", "DMP fermé");
    }

    static DmpScenario invalidCertificate() {
        return new Fault(true, "DMPInvalidCertificate", "Not a valid signature certificate");
    }
}

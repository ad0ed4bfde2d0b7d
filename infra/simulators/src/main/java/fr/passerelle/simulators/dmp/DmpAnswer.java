package fr.passerelle.simulators.dmp;

import java.nio.charset.StandardCharsets;

/** What the DMP answers to a call made in process. */
public final class DmpAnswer {
    private final Answer answer;

    DmpAnswer(Answer answer) {
        this.answer = answer;
    }

    /** HTTP status. */
    public int status() {
        return answer.status();
    }

    /** Content type, as in HTTP. */
    public String contentType() {
        return answer.contentType();
    }

    /** Bytes of the body, none when the answer has no body. */
    public byte[] body() {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    /** The body as text. */
    public String text() {
        return answer.body();
    }

    /** Without the body, which may identify a patient. */
    @Override
    public String toString() {
        return "DmpAnswer[" + answer.outcome() + "]";
    }
}

package fr.passerelle.simulators.dmp;

import java.nio.charset.StandardCharsets;
/**
 * An HTTP answer ready to leave.
 *
 * @param outcome word kept in the journal of calls
 */
record Answer(int status, String contentType, String body, String outcome) {
    static final String SOAP_TYPE = "application/soap+xml; charset=UTF-8";

    static Answer empty(int status) {
        return new Answer(status, "text/plain", "", "HTTP " + status);
    }

    static Answer garbage() {
        return new Answer(200, SOAP_TYPE, "<html>maintenance", "garbage");
    }

    /** The same answer as a multipart message of one part (dmp-transport.md §3). */
    Answer multipart() {
        String boundary = "MIMEBoundary_simulator";
        String head = "--" + boundary + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@dmp.simulator>\r\n\r\n";
        String type = "multipart/related; type=\"application/xop+xml\"; start=\"<root@dmp.simulator>\"; start-info=\"application/soap+xml\"; "
                + "boundary=\"" + boundary + "\"";
        return new Answer(status, type, head + body + "\r\n--" + boundary + "--\r\n", outcome);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}

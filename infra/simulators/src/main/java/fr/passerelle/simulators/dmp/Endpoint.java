package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fr.passerelle.simulators.dmp.watch.Subject;
import fr.passerelle.simulators.xds.Finding;

/** One service of the DMP. */
interface Endpoint {
    /** Last step of the path. */
    String name();

    /** Whether the service reads this content type; otherwise HTTP 415. SOAP without attachment, unless it says otherwise. */
    default boolean reads(String contentType) {
        return contentType.startsWith("application/soap+xml");
    }

    /**
     * @throws SoapFaultException when the message is refused before its content is judged
     * @throws IOException when the file cannot be read as the content type announces
     */
    Request read(String contentType, Path file) throws SoapFaultException, IOException;

    /** A request understood, not judged yet. */
    interface Request {
        Envelope envelope();

        /** What it is about. */
        Subject subject();

        /** Titles of the entries it carries. */
        List<String> titles();

        /**
         * Judges and, when nothing is at fault, does what is asked.
         *
         * @throws SoapFaultException when the VIHF or a certificate is refused
         */
        Judgement judge(Caller caller) throws SoapFaultException;

        /** The answer that refuses this kind of request. */
        Answer refusal(List<Finding> findings);

        default String messageId() {
            return envelope().messageId();
        }
    }

    /** The faults found, and the answer they lead to. */
    record Judgement(List<Finding> findings, Answer answer) {}
}

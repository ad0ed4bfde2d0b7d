package fr.passerelle.dmp;

import java.io.IOException;
import java.io.OutputStream;

/** A request ready to be posted. */
record Request(String contentType, RequestBody body) {
    /** A SOAP 1.2 envelope alone. */
    static Request plain(Operation operation, byte[] envelope) {
        return new Request("application/soap+xml; charset=UTF-8; action=\"" + operation.action() + "\"", new RequestBody() {
            @Override
            public long length() {
                return envelope.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(envelope);
            }
        });
    }
}

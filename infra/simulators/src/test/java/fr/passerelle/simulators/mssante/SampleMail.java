package fr.passerelle.simulators.mssante;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.passerelle.simulators.TestFiles;

import static fr.passerelle.simulators.TestFiles.fill;
import static fr.passerelle.simulators.TestFiles.replace;

/** A mail with an XDM archive the operator finds nothing to say about, to be spoiled one piece at a time. */
record SampleMail(String recipient, String message, Map<String, String> files) {
    static final String PATIENT = "279035121518989@patient.formation.mssante.fr";

    static SampleMail right() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("INDEX.HTM", "<html/>");
        files.put("README.TXT", "Emetteur");
        files.put("IHE_XDM/SUBSET01/METADATA.XML", replace(TestFiles.text("lot.xml"), "<rim:Slot name=\"creationTime\">",
                "<rim:Slot name=\"URI\"><rim:ValueList><rim:Value>DOC0001.XML</rim:Value></rim:ValueList></rim:Slot><rim:Slot name=\"creationTime\">"));
        files.put("IHE_XDM/SUBSET01/DOC0001.XML", TestFiles.text("document.xml"));
        return new SampleMail(PATIENT, TestFiles.text("mail.eml").replace("\r\n", "\n"), files);
    }

    /** The same to a professional, of a patient whose INS is not qualified: only the hospital's own identifier names them. */
    static SampleMail withoutIns() {
        String local = "value=\"IPP0001234^^^&amp;1.2.250.1.999.1.1.9002.1&amp;ISO^PI\"";
        String document = replace(TestFiles.text("document.xml"), "<id root=\"1.2.250.1.213.1.4.10\" extension=\"279035121518989\"/>", "");
        SampleMail right = right();
        Map<String, String> files = new LinkedHashMap<>(right.files());
        files.put("IHE_XDM/SUBSET01/DOC0001.XML", document);
        files.computeIfPresent("IHE_XDM/SUBSET01/METADATA.XML",
                (_, lot) -> replace(lot, "value=\"279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH\"", local)
                        .replace("a724faa9f7c964e8a8d18aa6700cf4bf426b51f1", sha1(document))
                        .replace(">5856<", ">" + document.getBytes(StandardCharsets.UTF_8).length + "<"));
        return new SampleMail(PATIENT, replace(right.message(), "X-MSS-INS: O", "X-MSS-INS: N"), files).to("dr.un@medecin.mssante.fr");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    SampleMail with(String from, String to) {
        return new SampleMail(recipient, replace(message, from, to), files);
    }

    SampleMail withFile(String path, String from, String to) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(path, replace(files.get(path), from, to));
        return new SampleMail(recipient, message, changed);
    }

    SampleMail without(String path) {
        Map<String, String> fewer = new LinkedHashMap<>(files);
        fewer.remove(path);
        return new SampleMail(recipient, message, fewer);
    }

    SampleMail to(String other) {
        return new SampleMail(other, message.replace(recipient, other), files);
    }

    /** Submits the mail; gives the replies, the last one missing when the operator cut the connection. */
    List<String> send(MssanteSimulator operator) throws IOException {
        try (Socket socket = new Socket(operator.host(), operator.port());
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(5000);
            List<String> replies = new ArrayList<>(List.of(reply(in)));
            String content = fill(message, Map.of("ARCHIVE", archive())).replace("\n", "\r\n");
            for (String step : List.of("EHLO test", "MAIL FROM:<cardio@ch-test.mssante.fr> RET=HDRS ENVID=env-1",
                    "RCPT TO:<" + recipient + "> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;" + recipient, "DATA", content + "\r\n.",
                    "QUIT")) {
                socket.getOutputStream().write((step + "\r\n").getBytes(StandardCharsets.UTF_8));
                String reply = reply(in);
                replies.add(reply);
                if (reply.isEmpty() || reply.charAt(0) > '3') {
                    break;
                }
            }
            return replies;
        }
    }

    private static String reply(BufferedReader in) throws IOException {
        StringBuilder reply = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            reply.append(reply.isEmpty() ? "" : "\n").append(line);
            if (line.length() < 4 || line.charAt(3) == ' ') {
                break;
            }
        }
        return reply.toString();
    }

    private String archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray()).replace("\r\n", "\n");
    }
}

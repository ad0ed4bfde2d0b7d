package fr.passerelle.documentintake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An HL7 v2 message as a software of the hospital makes it, around a CDA; a copy with one thing changed at each call. */
record Messages(String type, String controlId, String order, String status, byte[] cda, String parent, Map<String, String> flags,
        String recipients, String more) {
    private static final String PATIENT = "279035121518989";
    private static final String TO_PATIENT = "PRT||UC||RCT^Result Copies To^participation|||||||||||^^X.400^" + PATIENT
            + "@patient.mssante.test\r";
    private static final String TO_DOCTOR = "PRT||UC||RCT^Result Copies To^participation|899900000029^GENERALISTE-TEST^EMILE^^^^^^"
            + "ASIP-SANTE-PS&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS||||||||||^^X.400^dr.emile@cabinet.mssante.test\r";

    /** A first sending to the DMP alone. */
    static Messages first(String controlId, byte[] cda) {
        var flags = new LinkedHashMap<String, String>();
        for (String flag : new String[]{"MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REP_LEGAUX", "CONNEXION_SECRETE", "MODIF_CONF_CODE",
                "DESTDMP", "DESTMSSANTEPS", "DESTMSSANTEPAT", "ACK_RECEPTION", "ACK_LECTURE_MSS"}) {
            flags.put(flag, flag.equals("DESTDMP") ? "Y" : "N");
        }
        return new Messages("MDM^T02^MDM_T02", controlId, "NW", "F", cda, "", flags, "", "");
    }

    static Messages replacement(String controlId, byte[] cda, String parent) {
        Messages first = first(controlId, cda);
        return new Messages("MDM^T10^MDM_T02", controlId, "RO", "C", cda, parent, first.flags, "", "");
    }

    static Messages deletion(String controlId, byte[] cda) {
        Messages first = first(controlId, cda);
        return new Messages("MDM^T04^MDM_T02", controlId, "CA", "D", cda, "", first.flags, "", "");
    }

    Messages with(String flag, String value) {
        var changed = new LinkedHashMap<>(flags);
        changed.put(flag, value);
        return new Messages(type, controlId, order, status, cda, parent, changed, recipients, more);
    }

    Messages toEverybody() {
        Messages all = with("DESTMSSANTEPS", "Y").with("DESTMSSANTEPAT", "Y").with("ACK_RECEPTION", "Y").with("ACK_LECTURE_MSS", "Y");
        return new Messages(type, controlId, order, status, cda, parent, all.flags, TO_DOCTOR + TO_PATIENT, more);
    }

    Messages saying(String patient) {
        String body = Base64.getEncoder().encodeToString(patient.getBytes(StandardCharsets.UTF_8));
        return new Messages(type, controlId, order, status, cda, parent, flags, recipients,
                "OBX|13|ED|CORPSMAIL_PATIENT^x^MetaDMPMSS||^text^^Base64^" + body + "||||||F\r");
    }

    @Override
    public String toString() {
        String id = new String(cda, StandardCharsets.UTF_8).replaceFirst("(?s).*?<id root=\"([^\"]*)\".*", "$1");
        return "MSH|^~\\&|DPI|CHU|PFI|CHU|20260309101500+0100||" + type + "|" + controlId
                + "|T|2.6|||||FRA|UNICODE UTF-8|||2.1^CISIS_CDA_HL7_V2\r"
                + "EVN||20260309101500+0100\r"
                + "PID|1||8000012345^^^CHU&1.2.250.1.999.1.1&ISO^PI~" + PATIENT + "^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS||"
                + "PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L||19790302|F|||^^^^^^BDL^^51215" + "|".repeat(21) + "VALI\r"
                + "PV1|1|I|CARDIO" + "|".repeat(16) + "S1\r"
                + "ORC|" + order + "\rOBR|1|||34112-3^CR\r"
                + "TXA|1|34112-3|TEXT|||||||||" + id + "|" + parent + "||||AU\r"
                + "OBX|1|ED|34112-3^CR||^text^XML^Base64^" + Base64.getEncoder().encodeToString(cda) + "||||||" + status + "\r"
                + "PRT||UC||SB^Send by^participation|899700000013^MARTIN^CAMILLE^^^^^^ASIP-SANTE-PS&1.2.250.1.71.4.2.1&ISO^D^^^RPPS"
                + "|||CHU^^^^^ASIP-SANTE-ST&1.2.250.1.71.4.2.2&ISO^FINEJ^^^" + Hospital.FINESS + "\r" + recipients
                + flags.entrySet().stream().map(f -> "OBX|2|CWE|" + f.getKey() + "^x^MetaDMPMSS||" + f.getValue()
                        + "^^expandedYes-NoIndicator||||||F\r").collect(Collectors.joining())
                + more;
    }
}

package fr.passerelle.hl7.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.passerelle.hl7.Samples;

/** A sample, changed in one place or two: the text is a segment a line. */
record Edited(String text) {
    private static final Pattern CDA = Pattern.compile("(?<=\\^Base64\\^)PD94[A-Za-z0-9+/=]*");

    static Edited sample(String name) {
        return new Edited(Samples.text(name));
    }

    /** @throws IllegalArgumentException when there is nothing to replace */
    Edited with(String before, String after) {
        if (!text.contains(before)) {
            throw new IllegalArgumentException("the sample does not hold " + before);
        }
        return new Edited(text.replace(before, after));
    }

    /** Without the segments that begin so. */
    Edited without(String beginning) {
        return new Edited(Pattern.compile("(?m)^" + Pattern.quote(beginning) + ".*\n").matcher(text).replaceAll(""));
    }

    /** Changed in the CDA it carries. */
    Edited inCda(String before, String after) {
        Matcher matcher = CDA.matcher(text);
        return new Edited(matcher.replaceAll(found -> {
            String xml = new String(Base64.getDecoder().decode(found.group()), StandardCharsets.UTF_8);
            return encoded(xml.replace(before, after));
        }));
    }

    String cda() {
        Matcher matcher = CDA.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no CDA");
        }
        return new String(Base64.getDecoder().decode(matcher.group()), StandardCharsets.UTF_8);
    }

    static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    byte[] bytes(Charset charset) {
        return text.replace('\n', '\r').getBytes(charset);
    }
}

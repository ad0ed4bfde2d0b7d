package fr.passerelle.simulators.mssante;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of SMTP (RFC 5321 §4.1).
 *
 * @param verb upper case
 * @param address address between angle brackets of MAIL and RCPT, empty otherwise
 * @param parameters ESMTP parameters, names in upper case
 * @param wellFormed whether MAIL or RCPT has its address
 */
record SmtpCommand(String verb, String address, Map<String, String> parameters, boolean wellFormed) {
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^<>\\s]*)>(.*)");

    static SmtpCommand parse(String line) {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).strip().toUpperCase(Locale.ROOT);
        Matcher path = PATH.matcher(space < 0 ? "" : line.substring(space + 1).strip());
        if (!path.matches()) {
            return new SmtpCommand(verb, "", Map.of(), false);
        }
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : path.group(2).strip().split(" +", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put((equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT),
                    equals < 0 ? "" : parameter.substring(equals + 1));
        }
        return new SmtpCommand(verb, path.group(1), Map.copyOf(parameters), true);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}

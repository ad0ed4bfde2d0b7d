package fr.passerelle.desk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The role behind the session that signed a call, so that a configuration names it once. */
final class CallerRole {
    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    private CallerRole() {
    }

    /**
     * E.g. {@code arn:aws:sts::111122223333:assumed-role/dpi/session-1} is {@code arn:aws:iam::111122223333:role/dpi}: the path of a role
     * is not in its sessions.
     */
    static String of(String arn) {
        Matcher session = SESSION.matcher(arn);
        return session.matches() ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3) : arn;
    }
}

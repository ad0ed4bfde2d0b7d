package fr.passerelle.mailbox.text;

/** French typography of plain text: the spaces that must not break, so that templates stay easy to edit. */
public final class Typography {
    private Typography() {
    }

    /** No-break space before {@code : ; ? !} and inside guillemets, in hours and between a number and its unit or month. */
    public static String french(String text) {
        return text.replaceAll(" ([:;?!»])", "\u00a0$1").replaceAll("« ", "«\u00a0").replaceAll("(\\d) h\\b", "$1\u00a0h")
                .replaceAll("\u00a0h (\\d\\d)\\b", "\u00a0h\u00a0$1").replaceAll("(\\d) (minutes?|heures?)\\b", "$1\u00a0$2")
                .replaceAll("\\bDr ", "Dr\u00a0").replaceAll("\\bPr ", "Pr\u00a0");
    }
}

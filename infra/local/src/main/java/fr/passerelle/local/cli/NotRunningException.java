package fr.passerelle.local.cli;

/** No platform answers where the last one said it was. */
final class NotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRunningException() {
        super("aucune plateforme ne tourne ; la démarrer dans un autre terminal avec ./passerelle run");
    }
}

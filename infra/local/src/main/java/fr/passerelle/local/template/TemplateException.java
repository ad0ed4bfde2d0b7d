package fr.passerelle.local.template;

/** The template says something the local platform cannot do, or something AWS would refuse; the message names the place. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}

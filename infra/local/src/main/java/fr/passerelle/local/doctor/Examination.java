package fr.passerelle.local.doctor;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.local.doctor.Finding.Mark;

/** A part of the platform to look at. */
@FunctionalInterface
interface Examination {
    /** What to do about something that {@code template.yaml} sets otherwise. */
    String REDEPLOY = "Redéployer la pile, et chercher qui l'a changé (CloudTrail).";
    Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "AccessDeniedError", "AuthorizationError", "403");

    List<Finding> findings();

    /**
     * The same, where a call that is refused or fails is a finding of its own.
     *
     * @param permission that the calls need, e.g. {@code sqs:GetQueueAttributes}
     */
    static List<Finding> guarded(String subject, String permission, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (StoreUnavailableException e) {
            return List.of(unable(subject, permission, e.getCause()));
        } catch (SdkException e) {
            return List.of(unable(subject, permission, e));
        }
    }

    private static Finding unable(String subject, String permission, @Nullable Throwable cause) {
        if (cause instanceof AwsServiceException refusal) {
            String code = refusal.awsErrorDetails() == null ? "" : refusal.awsErrorDetails().errorCode();
            if (refusal.statusCode() == 403 || DENIED.contains(code)) {
                return new Finding(subject, Mark.NOT_CHECKED, "non vérifié : droit manquant " + permission,
                        "Ajouter ce droit au rôle d'exploitation si cette vérification lui revient (docs/doctor.md).");
            }
            return Finding.failed(subject, "le service refuse (" + code + ")",
                    "Vérifier que la ressource existe et que la pile est complète.");
        }
        return Finding.failed(subject, "le service ne répond pas", "Vérifier le réseau, la région et les identifiants AWS.");
    }
}

package fr.passerelle.localstack;

import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import fr.passerelle.aws.SecretsPatientKeys;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the project relies on in Secrets Manager. */
@Contract
record SecretContractTest(Target target) implements OnTarget {
    private static final Ins PATIENT = new Ins("279035121518989", InsAuthority.NIR_TEST);

    private SecretsManagerClient secrets() {
        return target.clients().secrets();
    }

    @Test
    void aSecretIsReadAsItWasCreatedAndThenAsItWasReplaced() {
        String name = Target.fresh("passerelle/contract");
        secrets().createSecret(c -> c.name(name).secretString("first"));
        assertThat(secrets().getSecretValue(g -> g.secretId(name)).secretString()).isEqualTo("first");

        secrets().putSecretValue(p -> p.secretId(name).secretString("second"));

        assertThat(secrets().getSecretValue(g -> g.secretId(name)).secretString()).isEqualTo("second");
    }

    @Test
    void aSecretIsCreatedOnceAndAnUnknownOneIsNotFound() {
        String name = Target.fresh("passerelle/contract");
        secrets().createSecret(c -> c.name(name).secretString("first"));

        assertThatThrownBy(() -> secrets().createSecret(c -> c.name(name).secretString("second")))
                .isInstanceOf(ResourceExistsException.class);
        assertThatThrownBy(() -> secrets().getSecretValue(g -> g.secretId(name + "-other"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theKeyOfAPatientDependsOnTheSecretOfTheEstablishment() {
        String prefix = Target.fresh("passerelle/contract") + "/";
        secrets().createSecret(c -> c.name(prefix + "750000001").secretString("00".repeat(32)));
        secrets().createSecret(c -> c.name(prefix + "750000002").secretString("01".repeat(32)));
        var keys = new SecretsPatientKeys(secrets(), prefix, InstantSource.system());

        assertThat(keys.key("750000001", PATIENT)).isEqualTo(keys.key("750000001", PATIENT)).isNotEqualTo(keys.key("750000002", PATIENT));
    }
}

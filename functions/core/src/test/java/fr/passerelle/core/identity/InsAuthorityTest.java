package fr.passerelle.core.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InsAuthorityTest {
    @ParameterizedTest
    @CsvSource({"1.2.250.1.213.1.4.8,PRODUCTION", "1.2.250.1.213.1.4.9,PRODUCTION", "1.2.250.1.213.1.4.10,TEST",
            "1.2.250.1.213.1.4.11,TEST"})
    void each_authority_belongs_to_one_environment(String oid, Environment environment) {
        var authority = InsAuthority.ofOid(oid).orElseThrow();
        for (Environment e : Environment.values()) {
            assertThat(authority.acceptedIn(e)).isEqualTo(e == environment);
        }
    }

    @Test
    void the_withdrawn_INS_C_is_no_authority() {
        assertThat(InsAuthority.ofOid("1.2.250.1.213.1.4.2")).isEmpty();
    }
}

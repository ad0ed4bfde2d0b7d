package fr.passerelle.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages go by MSH-9; what is not known is answered with the code of the guide (messages.md §1.1). */
class RouteTest {
    @ParameterizedTest
    @CsvSource({"ORU^R01, Document", "MDM^T02, Document", "MDM^T10, Document", "MDM^T04, Document", "ADT^A31, Identity",
            "ADT^A08, Identity", "SIU^S12, Appointment", "SIU^S18, Appointment", "SIU^S26, Appointment", "ACK^Z02, Answer"})
    void knownMessagesHaveTheirRoute(String type, String route) {
        assertThat(route(type).getClass().getSimpleName()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"ORM^O01, 200", "'', 200", "MDM^T01, 201", "ORU^R03, 201", "SIU^S23, 201", "ADT, 201", "ACK^R01, 201"})
    void othersAreAnsweredWithTheCodeOfTheirFault(String type, String condition) {
        Reason fault = ((Route.Unsupported) route(type)).fault();
        assertThat(Condition.of(fault).code()).isEqualTo(Integer.parseInt(condition));
    }

    private static Route route(String type) {
        String msh = "MSH|^~\\&|A|B|C|D|2026||" + type + "|1|T|2.6|||||FRA|UNICODE UTF-8\r";
        return Route.of(Objects.requireNonNull(new Hl7Reader().read(msh.getBytes(StandardCharsets.UTF_8)).message()).header());
    }
}

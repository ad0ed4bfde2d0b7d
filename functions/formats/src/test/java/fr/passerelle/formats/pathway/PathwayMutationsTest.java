package fr.passerelle.formats.pathway;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule refuses: a shipped example, one thing changed, one fault. */
class PathwayMutationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P05-ambulatoire       | (?m)^  mailbox:.*$       | ''                                          | /reply PATHWAY_WITHOUT_REPLY_OWNER
            P05-ambulatoire       | (?m)^  owner:.*$         | ''                                          | /reply PATHWAY_WITHOUT_REPLY_OWNER
            P10-premiere-visite   | state: test              | state: pilot                                | /reply PATHWAY_WITHOUT_REPLY_OWNER, /cme PATHWAY_WITHOUT_CME
            P08-qualite           | (?m)^  link:.*$          | ''                                          | /reply/link FIELD_MISSING
            P01-sortie            | (?m)^cme:.*$             | ''                                          | /cme PATHWAY_WITHOUT_CME
            P04-projet-therapeutique | state: test           | state: general                              | /cme PATHWAY_WITHOUT_CME
            P18-laboratoire       | (?m)^  [am][a-z]+:.*$     | ''                                          | /owners PATHWAY_WITHOUT_OWNER
            P22-reprise           | to: 2026-12-31           | to: 2026-02-28                              | /to PATHWAY_ENDS_BEFORE
            P18-laboratoire       | 11502-2                  | 11502-9                                     | /types/0/type CODE_UNKNOWN
            P07-avant-sejour      | dmp: never               | dmp: may                                    | /types/1/type TYPE_NOT_IN_DMP
            P20-consultation      | 34749-2                  | 11488-4                                     | /types/1/type PATHWAY_TYPE_TWICE
            P16-oncologie         | 34794-8,                 | '34794-8, restrictions: [MASQUE_PS],'       | /types/0/type MASKED_AND_HIDDEN
            """)
    void aRuleBrokenIsToldWhereItIs(String name, String part, String other, String faults) {
        String text = Examples.texts().get(name);
        String mutated = text.replaceAll(part, other);
        assertThat(mutated).isNotEqualTo(text);
        assertThat(PathwayReaderTest.read(mutated).faults()).extracting(f -> f.subject() + " " + f.code())
                .containsExactlyInAnyOrder(faults.split(", "));
    }

    @Test
    void aPathwayThatSendsNothingToPatientsNeedsNoDecisionOfTheCommission() {
        String text = Examples.texts().get("P21-transfert").replaceAll("(?m)^cme:.*$", "");
        assertThat(PathwayReaderTest.read(text).faults()).isEmpty();
    }

    @Test
    void aTypeMayFigureAgainFromTheDayAfter() {
        String line = "  - { type: 11488-4, dmp: must, patient: may, professionals: may";
        String text = Examples.texts().get("P20-consultation").replaceAll("(?m)^  - \\{ type: 34749-2.*\\n", "");
        String until = text.replace(line, line + ", to: 2026-03-31");
        assertThat(PathwayReaderTest.read(until.replace("\nreply:", line + ", from: 2026-04-01 }\nreply:")).faults()).isEmpty();
        assertThat(PathwayReaderTest.read(until.replace("\nreply:", line + ", from: 2026-03-31 }\nreply:")).faults())
                .extracting(Reason::code).isEqualTo(List.of("PATHWAY_TYPE_TWICE"));
    }
}

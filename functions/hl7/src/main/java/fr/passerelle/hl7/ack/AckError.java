package fr.passerelle.hl7.ack;

import org.jspecify.annotations.Nullable;

import fr.passerelle.hl7.Condition;

/**
 * One segment {@code ERR}.
 *
 * @param location ERR-2, {@code OBX^1^11}; empty when it is not about one place
 * @param condition ERR-3
 * @param application ERR-5, absent when the condition says all
 */
public record AckError(String location, Condition condition, Severity severity, @Nullable Application application) {
    /** ERR-4, table 0516; its name is the letter sent. */
    public enum Severity {
        E,
        F,
        I,
        W
    }

    /**
     * What the application says.
     *
     * @param code of our catalogue, or the national one
     * @param label in French
     * @param table whose code it is: {@code DMP_ERROR_CODE}, {@code SMTPERRORCODE}, the name of the application…
     */
    public record Application(String code, String label, String table) {}
}

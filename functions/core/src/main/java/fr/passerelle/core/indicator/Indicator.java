package fr.passerelle.core.indicator;

import java.util.Arrays;

/**
 * What is counted (consent-and-rules.md §12.2, use-cases.md §9); docs/indicators.md tells when each one is earned. Some are told apart by
 * a detail, see {@link Counter}.
 */
public enum Indicator {
    RECEIVED("received"),
    REPLACEMENT_RECEIVED("replacement_received"),
    ELIGIBLE("eligible"),
    INS_QUALIFIED("ins_qualified"),
    INS_NOT_QUALIFIED("ins_not_qualified"),
    INS_RELEASED("ins_released"),
    STAY_UNKNOWN("stay_unknown"),

    DMP_SENT("dmp_sent"),
    DMP_ACCEPTED("dmp_accepted"),
    /** Detail: code of the reject catalogue. */
    DMP_FAILED("dmp_failed"),
    DMP_REPLACED("dmp_replaced"),
    DMP_DELETED("dmp_deleted"),
    DMP_OPPOSED("dmp_opposed"),
    DMP_NO_PROFILE("dmp_no_profile"),
    DMP_CLOSED("dmp_closed"),
    DMP_HIDDEN_PATIENT("dmp_hidden_patient"),
    DMP_MASKED("dmp_masked"),
    DMP_MINOR_SECRET("dmp_minor_secret"),
    DMP_REVEALED("dmp_revealed"),

    MSS_PATIENT_SENT("mss_patient_sent"),
    MSS_PATIENT_DELIVERED("mss_patient_delivered"),
    MSS_PATIENT_READ("mss_patient_read"),
    MSS_PATIENT_READ_IN_TIME("mss_patient_read_7d"),
    MSS_PATIENT_BOUNCED("mss_patient_bounced"),
    MSS_PATIENT_REPLIED("mss_patient_replied"),
    MSS_PRO_SENT("mss_pro_sent"),
    MSS_PRO_DELIVERED("mss_pro_delivered"),
    MSS_PRO_READ("mss_pro_read"),
    MSS_PRO_READ_IN_TIME("mss_pro_read_7d"),
    MSS_PRO_BOUNCED("mss_pro_bounced"),
    MSS_PRO_REPLIED("mss_pro_replied"),

    CONFIRMED("confirmed"),
    FIRST_PASS("first_pass"),
    /** Refused or failed because something is wrong. Detail: code of the reject catalogue. */
    REFUSED("refused"),
    /** Not sent by somebody's choice or by a rule: no error. Detail: code of the reject catalogue. */
    SET_ASIDE("set_aside"),
    /** Built and checked, and not sent because of the state of the pathway. */
    DRY_RUN("dry_run"),
    /** Detail: code of the reject catalogue, why it was printed. */
    PRINTED("printed"),

    /** From the signature to the DMP. Detail: the upper edge, see {@link Delays}. */
    DELAY("delay"),
    LETTER_DATED("letter_dated"),
    LETTER_SAME_DAY("letter_same_day"),
    STAY_WITH_LETTER("stay_with_letter"),
    STAY_WITH_DOCUMENT("stay_with_document"),
    STAY_CLOSED("stay_closed");

    private final String word;

    Indicator(String word) {
        this.word = word;
    }

    /** The word used outside: tables, CSV, JSON. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static Indicator of(String word) {
        return Arrays.stream(values()).filter(i -> i.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("indicator " + word));
    }
}

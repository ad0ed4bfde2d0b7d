package fr.passerelle.hl7.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Hl7Sender;
import fr.passerelle.core.establishment.Hl7Sender.Tolerance;
import fr.passerelle.hl7.Findings;
import fr.passerelle.hl7.Segment;
import fr.passerelle.hl7.Shown;

/** Reads the ten flags; a destination that is not asked for is never assumed (messages.md §2.7). */
final class FlagReader {
    private static final int VALUE = 5;
    private static final Set<String> YES = Set.of("O", "OUI", "TRUE", "YES", "1");
    private static final Set<String> NO = Set.of("NON", "FALSE", "NO", "0");

    private final Hl7Sender sender;
    private final Findings findings;

    FlagReader(Hl7Sender sender, Findings findings) {
        this.sender = sender;
        this.findings = findings;
    }

    /** @param profile MSH-21.1: older messages may leave flags out */
    Flags read(List<Observation> observations, String profile) {
        var raised = EnumSet.noneOf(Flag.class);
        var told = new ArrayList<Flag>();
        for (Observation observation : observations) {
            Flag flag = Flag.of(observation.code()).orElse(null);
            if (flag == null) {
                continue;
            }
            if (told.contains(flag)) {
                findings.fault(Reason.at(observation.obx().at(3), "HL7_CARDINALITY", flag.name(), "1"));
            }
            told.add(flag);
            tellName(observation, flag);
            if (value(observation.obx()).orElse(false)) {
                raised.add(flag);
            }
        }
        for (Flag flag : Flag.values()) {
            if (!told.contains(flag)) {
                missing(flag, profile.equals("2.1"));
            }
        }
        if (!told.equals(told.stream().sorted().toList())) {
            findings.note(Reason.of("HL7_FLAG_ORDER"));
        }
        return new Flags(raised);
    }

    private void tellName(Observation observation, Flag flag) {
        if (!observation.code().equals(flag.name())) {
            findings.note(Reason.at(observation.obx().at(3), "HL7_FLAG_FORMER_NAME", Shown.code(observation.code()), flag.name()));
        }
    }

    private void missing(Flag flag, boolean current) {
        if (flag.acknowledgement() || !current || sender.forgives(Tolerance.MISSING_FLAGS)) {
            findings.note(Reason.of("HL7_FLAG_ASSUMED", flag.name()));
        } else {
            findings.fault(Reason.at(flag.place(), "HL7_FLAG_MISSING", flag.name()));
        }
    }

    private Optional<Boolean> value(Segment obx) {
        String value = findings.required(obx, VALUE);
        String word = value.toUpperCase(Locale.ROOT);
        if (value.isEmpty() || value.equals("Y") || value.equals("N")) {
            return Optional.of(value.equals("Y"));
        }
        if (sender.forgives(Tolerance.YES_NO_WORDS) && (YES.contains(word) || NO.contains(word))) {
            findings.note(Reason.at(obx.at(VALUE), "HL7_FLAG_WORD", Shown.code(value)));
            return Optional.of(YES.contains(word));
        }
        findings.outside(obx, VALUE, value, "Y, N");
        return Optional.empty();
    }
}

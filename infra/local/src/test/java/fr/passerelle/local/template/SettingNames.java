package fr.passerelle.local.template;

import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings a module reads: a constant that is written like a variable, in a method that asks {@code fr.passerelle.aws.Settings}. */
final class SettingNames {
    private static final String SETTINGS = "fr/passerelle/aws/Settings";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private SettingNames() {
    }

    static Set<String> readBy(ModuleCode code) {
        return code.methods().filter(SettingNames::asksSettings).flatMap(CodeModel::elementStream)
                .filter(ConstantInstruction.class::isInstance).map(e -> ((ConstantInstruction) e).constantValue())
                .filter(String.class::isInstance).map(String.class::cast).filter(value -> NAME.matcher(value).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean asksSettings(CodeModel code) {
        return code.elementStream().anyMatch(e -> e instanceof InvokeInstruction i && i.owner().asInternalName().equals(SETTINGS));
    }
}

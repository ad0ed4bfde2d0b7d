package fr.passerelle.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings a module reads, out of its class files: a constant that is written like a variable, in a method that asks
 * {@code fr.passerelle.aws.Settings}. Sources may spread a call over lines or import it; byte code cannot.
 */
final class SettingNames {
    private static final String SETTINGS = "fr/passerelle/aws/Settings";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private SettingNames() {
    }

    /** @param code folder of class files, or the jar they were packed in */
    static Set<String> readBy(Path code) {
        try {
            if (Files.isDirectory(code)) {
                return readUnder(code);
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return readUnder(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> readUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> names = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> collect(file, names));
            return names;
        }
    }

    private static void collect(Path file, Set<String> names) {
        try {
            ClassFile.of().parse(Files.readAllBytes(file)).methods()
                    .forEach(method -> method.code().ifPresent(code -> collect(code, names)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(CodeModel code, Set<String> names) {
        boolean asks = code.elementStream().anyMatch(e -> e instanceof InvokeInstruction i && i.owner().asInternalName().equals(SETTINGS));
        if (asks) {
            code.elementStream().filter(e -> e instanceof ConstantInstruction).map(e -> ((ConstantInstruction) e).constantValue())
                    .filter(String.class::isInstance).map(String.class::cast).filter(value -> NAME.matcher(value).matches())
                    .forEach(names::add);
        }
    }
}

package fr.passerelle.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods of a module out of its class files. Sources may spread a call over lines or import it; byte code cannot. */
final class ModuleCode {
    private final List<CodeModel> methods;

    private ModuleCode(List<CodeModel> methods) {
        this.methods = methods;
    }

    /** The module that holds this class, a folder of class files or the jar they were packed in. */
    static ModuleCode of(Class<?> type) {
        try {
            Path code = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(code)) {
                return new ModuleCode(methodsUnder(code));
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return new ModuleCode(methodsUnder(jar.getPath("/")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Stream<CodeModel> methods() {
        return methods.stream();
    }

    /** Methods called or referred to, as {@code Type.method}, of the types under this package ({@code fr/passerelle/aws/}). */
    Set<String> calls(String under) {
        return methods.stream().flatMap(CodeModel::elementStream).flatMap(element -> switch (element) {
            case InvokeInstruction call -> Stream.of(call.owner().asInternalName() + "." + call.name().stringValue());
            case InvokeDynamicInstruction call -> call.bootstrapArgs().stream().filter(DirectMethodHandleDesc.class::isInstance)
                    .map(DirectMethodHandleDesc.class::cast).map(handle -> internalName(handle) + "." + handle.methodName());
            default -> Stream.empty();
        }).filter(name -> name.startsWith(under)).map(name -> name.substring(under.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String internalName(DirectMethodHandleDesc handle) {
        String descriptor = handle.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static List<CodeModel> methodsUnder(Path root) throws IOException {
        List<CodeModel> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                ClassFile.of().parse(Files.readAllBytes(file)).methods().forEach(method -> method.code().ifPresent(methods::add));
            }
        }
        return methods;
    }
}

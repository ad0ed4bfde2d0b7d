package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FunctionPackageIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));
    private static final Pattern OURS = Pattern.compile("lib/[a-z0-9-]+-\\d+\\.\\d+\\.\\d+-SNAPSHOT\\.jar");

    static List<DeployedFunction> functions() {
        return DeployedFunction.ALL;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_module_builds_exactly_one_deployable_package(DeployedFunction function) throws IOException {
        try (Stream<Path> files = Files.list(function.target(ROOT))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.matches(".*\\.(zip|jar|war)")))
                    .containsExactly(function.name() + ".zip");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_package_is_light_and_holds_only_what_its_function_needs(DeployedFunction function) throws IOException {
        FunctionPackage deployable = function.deployable(ROOT);
        List<String> names = deployable.entries().stream().map(PackageEntry::name).toList();

        assertThat(deployable.size()).isLessThan(PackageRules.LARGEST);
        assertThat(names).anyMatch(name -> name.startsWith("lib/" + function.name() + "-"));
        assertThat(PackageRules.outsideLayout(names)).isEmpty();
        assertThat(PackageRules.foreign(names)).isEmpty();
        assertThat(PackageRules.nativeLibraries(deployable.filesOfJars())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nothing_in_a_package_tells_when_or_where_it_was_built(DeployedFunction function) throws IOException {
        try (ZipFile zip = new ZipFile(function.target(ROOT).resolve(function.name() + ".zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
            for (ZipEntry jar : zip.stream().filter(entry -> OURS.matcher(entry.getName()).matches()).toList()) {
                try (var files = new ZipInputStream(zip.getInputStream(jar))) {
                    var times = new TreeSet<LocalDateTime>();
                    for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                        times.add(file.getTimeLocal());
                    }
                    assertThat(times).as(jar.getName()).hasSize(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_build_lists_what_is_inside(DeployedFunction function) throws IOException {
        FunctionPackage deployable = function.deployable(ROOT);
        var listing = new PackageListing(deployable);
        Path file = Files.createDirectories(ROOT.resolve("infra/bench/target/package-content")).resolve(function.name() + ".txt");
        Files.write(file, listing.lines());
        System.out.println(listing.summary());

        assertThat(Files.readAllLines(file)).hasSameSizeAs(deployable.entries()).allMatch(line -> line.matches(" *\\d+ lib/.*\\.jar"));
    }
}

package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/licences.md} against what the packages hold. */
class LicencesIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\S+) \\| (.+) \\|$");
    private static final Pattern OURS = Pattern.compile(".*-\\d+\\.\\d+\\.\\d+-SNAPSHOT");
    /** Looked at: each may be used, changed and handed on in a service and in a package, with its notice. */
    private static final Set<String> ACCEPTED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MPL-1.1",
            "The (New) BSD License", "iCal4j - License");

    @Test
    void everyLibraryOfAPackageIsOnThePageOfLicencesAndNoOther() throws IOException {
        Set<String> inside = new TreeSet<>();
        for (DeployedFunction function : DeployedFunction.ALL) {
            function.deployable(ROOT).entries().stream().map(PackageEntry::name).filter(name -> name.startsWith("lib/"))
                    .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                    .filter(name -> !OURS.matcher(name).matches()).forEach(inside::add);
        }
        Set<String> listed = rows().stream().map(row -> row.group(1) + "-" + row.group(2)).collect(toCollection(TreeSet::new));

        assertThat(listed).as("run infra/sbom licences").containsAll(inside);
        assertThat(listed).filteredOn(name -> !inside.contains(name)).as("listed, in no package").isEmpty();
    }

    @Test
    void everyLicenceWasLookedAt() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(50)
                .allSatisfy(row -> assertThat(Arrays.asList(row.group(3).split(", "))).as(row.group(1)).anyMatch(ACCEPTED::contains));
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/licences.md"))).results().toList();
    }
}

package fr.passerelle.local.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Pathways.Wanted;
import fr.passerelle.core.valueset.DocumentTypes;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.local.sample.SampleDay.Deposit;

import static org.assertj.core.api.Assertions.assertThat;

/** The pathways of the sample day are sound, and everything it drops belongs to one of them. */
class SamplePathwaysTest {
    private static final SampleDay DAY = SampleFiles.day();
    private static final LocalDate TODAY = DAY.startsAt().toLocalDate();
    private static final Map<String, Pathways> PATHWAYS = pathways();

    private static PathwayReading reading(String file) {
        String[] place = file.split("/", -1);
        return new PathwayReader().read(SampleFiles.read(file)).filed(place[1], place[2].replace(".yaml", ""));
    }

    private static Map<String, Pathways> pathways() {
        var byFiness = new HashMap<String, List<Pathway>>();
        for (String file : DAY.pathways()) {
            byFiness.computeIfAbsent(file.split("/", -1)[1], _ -> new ArrayList<>()).add(reading(file).pathway());
        }
        var pathways = new HashMap<String, Pathways>();
        byFiness.forEach((finess, all) -> pathways.put(finess, new Pathways(all)));
        return pathways;
    }

    static Stream<String> files() {
        return DAY.pathways().stream();
    }

    /** Drops that name an establishment of the day, and documents of known types only: the others are refused before. */
    static Stream<Deposit> drops() {
        return DAY.phases().stream().flatMap(phase -> phase.drops().stream())
                .filter(drop -> drop.descriptor() != null && drop.descriptor().endsWith(".json"))
                .filter(drop -> DAY.finessNumbers().contains(drop.establishment()))
                .filter(drop -> !types(drop).isEmpty()
                        && types(drop).stream().allMatch(type -> new DocumentTypes().find(type).isPresent()));
    }

    private static List<String> types(Deposit drop) {
        return descriptor(drop).path("documents").valueStream().map(document -> document.path("type").asText()).toList();
    }

    private static JsonNode descriptor(Deposit drop) {
        try {
            return Json.mapper().readTree(SampleFiles.read(drop.descriptor()));
        } catch (IOException e) {
            throw new AssertionError(drop.descriptor(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsSoundAndInItsPlace(String file) {
        assertThat(reading(file).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("drops")
    void everyDropBelongsToOnePathway(Deposit drop) {
        JsonNode descriptor = descriptor(drop);
        var wanted = new Wanted(descriptor.path("pathway").textValue(), types(drop), descriptor.path("site").textValue(),
                descriptor.path("unit").textValue(), TODAY);
        assertThat(PATHWAYS.get(drop.establishment()).ofDocuments(wanted)).isInstanceOf(Found.One.class);
    }

    @Test
    void everyEstablishmentHasOnePathwayForItsAppointments() {
        assertThat(DAY.finessNumbers()).allSatisfy(finess -> assertThat(
                PATHWAYS.get(finess).ofAppointment(new Wanted(null, List.of(), null, null, TODAY))).isInstanceOf(Found.One.class));
    }

    @Test
    void theClinicTestsOnePathwayAndPilotsAnother() {
        assertThat(PATHWAYS.get("330999996").all()).extracting(Pathway::state).contains(PathwayState.TEST, PathwayState.PILOT);
    }
}

package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.Arrivals.Process;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Request FACES = new Request(0, List.of("FaceNet", "AgeNet"), 2, "face.png");
    private static final Request LATER = new Request(500, List.of("AgeNet"), 1, "");
    private static final Arrivals EACH_500 = new Arrivals(Process.PERIODIC, 3, 500, 0, List.of("SoS"), false, 1, "");
    private static final Arrivals WHEN_IDLE = new Arrivals(Process.BACK_TO_BACK, 2, 0, 0, List.of("SoS"), false, 1, "");

    private static Profile profile(String... networks) {
        Map<String, NetworkCost> costs = new java.util.LinkedHashMap<>();
        for (String name : networks) {
            costs.put(name, new NetworkCost(name, 0, 0, 1, 0, 1, List.of(new LayerCost("fc", 1, 1, 1, 1, 0))));
        }
        return new Profile("demo", "Demo", Provenance.MODELLED, "", 1000, 0, 0, 0, 0, Swap.NONE, costs);
    }

    @Test
    void listedRequestsComeBeforeGeneratedOnesOfTheSameInstant() {
        Workload workload = new Workload("demo", "", List.of(LATER, FACES), List.of(EACH_500));
        assertEquals(
                List.of(
                        FACES,
                        new Request(0, List.of("SoS"), 1, ""),
                        LATER,
                        new Request(500, List.of("SoS"), 1, ""),
                        new Request(1000, List.of("SoS"), 1, "")),
                workload.timeline(7));
    }

    @Test
    void backToBackRequestsAreKeptApartFromTheTimeline() {
        Workload workload = new Workload("demo", "", List.of(FACES), List.of(WHEN_IDLE));
        assertEquals(List.of(FACES), workload.timeline(7));
        assertEquals(2, workload.backToBack(7).size());
    }

    @Test
    void editingOneProcessLeavesTheOthersAsTheyWere() {
        Arrivals random = new Arrivals(Process.POISSON, 5, 1000, 0, List.of("SoS"), false, 1, "");
        Workload alone = new Workload("demo", "", List.of(), List.of(EACH_500, random));
        Workload edited = new Workload("demo", "", List.of(), List.of(WHEN_IDLE, random));
        assertEquals(
                alone.timeline(7).stream().filter(r -> r.arrivalNs() % 500 != 0).toList(),
                edited.timeline(7).stream()
                        .filter(r -> r.arrivalNs() % 500 != 0)
                        .toList());
    }

    @Test
    void countsTheJobsAndNamesTheNetworksInOrder() {
        Workload workload = new Workload("demo", "", List.of(FACES), List.of(EACH_500));
        assertEquals(4, FACES.jobs());
        assertEquals(List.of("FaceNet", "AgeNet", "SoS"), List.copyOf(workload.networks()));
        assertEquals(Set.of("FaceNet", "AgeNet", "SoS"), workload.networks());
    }

    @Test
    void refusesMoreJobsThanCanBeRun() {
        InvalidInput complaint = assertThrows(
                InvalidInput.class,
                () -> new Workload(
                        "demo",
                        "",
                        List.of(),
                        List.of(new Arrivals(Process.BATCH, 1_000_000, 0, 0, List.of("SoS"), false, 11, ""))));
        assertEquals("Workload demo asks for 11000000 jobs; at most 10000000 can be run.", complaint.getMessage());
    }

    @Test
    void refusesToBeEmpty() {
        InvalidInput complaint = assertThrows(InvalidInput.class, () -> new Workload("demo", "", List.of(), List.of()));
        assertEquals("Workload demo is empty; add a request or an arrival process.", complaint.getMessage());
    }

    @Test
    void namesTheFirstNetworkThatTheProfileDoesNotHave() {
        Workload workload = new Workload("demo", "", List.of(FACES), List.of(EACH_500));
        workload.check(profile("SoS", "AgeNet", "FaceNet"), "demo.json");
        assertEquals(
                "Unknown network 'AgeNet' in requests[0].networks[1] of demo.json. Maybe you meant AgeNt.",
                assertThrows(InvalidInput.class, () -> workload.check(profile("SoS", "AgeNt", "FaceNet"), "demo.json"))
                        .getMessage());
        assertEquals(
                "Unknown network 'SoS' in arrivals[0].networks[0] of demo.json. Profile demo knows AgeNet, FaceNet;"
                        + " choose one that has it.",
                assertThrows(InvalidInput.class, () -> workload.check(profile("AgeNet", "FaceNet"), "demo.json"))
                        .getMessage());
        assertEquals(
                "Unknown network 'FaceNet' in requests[0].networks[0] of demo.json. Profile demo knows no network; choose"
                        + " one that has it.",
                assertThrows(InvalidInput.class, () -> workload.check(profile(), "demo.json"))
                        .getMessage());
    }

    @Test
    void nearSeedsBeginUnlike() {
        Arrivals poisson = new Arrivals(Process.POISSON, 2, 1_000_000, 0, List.of("SoS"), false, 1, "");
        Workload workload = new Workload("demo", "", List.of(), List.of(poisson));
        double median = Math.log(2) * 1_000_000;
        long late = LongStream.rangeClosed(1, 100)
                .filter(seed -> workload.timeline(seed).get(1).arrivalNs() > median)
                .count();
        assertTrue(late >= 35 && late <= 65, late + " of 100 first gaps are longer than their median");
    }

    @Test
    void refusesMoreJobsInARequestThanCanBeCounted() {
        List<String> networks = Collections.nCopies(2200, "SoS");
        InvalidInput e = assertThrows(InvalidInput.class, () -> new Request(0, networks, 1_000_000, ""));
        assertEquals("a request for 2200000000 jobs; at most 10000000 can be run.", e.getMessage());
    }
}

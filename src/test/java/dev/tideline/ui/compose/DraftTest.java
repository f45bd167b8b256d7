package dev.tideline.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.Arrivals;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void aNetworkGetsARequestAtTheTimeOfTheLastOne() {
        Draft draft = Draft.EMPTY
                .withRequest(new Request(800, List.of("FaceNet"), 2, "face.png"))
                .withRequestFor("AgeNet");
        assertEquals(
                List.of(
                        new Request(800, List.of("FaceNet"), 2, "face.png"),
                        new Request(800, List.of("AgeNet"), 1, "")),
                draft.requests());
    }

    @Test
    void aNetworkJoinsARequestThatKeepsItsImage() {
        Draft draft = Draft.EMPTY
                .withRequest(new Request(800, List.of("FaceNet"), 2, "face.png"))
                .withNetwork(0, "AgeNet");
        assertEquals(List.of(new Request(800, List.of("FaceNet", "AgeNet"), 2, "face.png")), draft.requests());
    }

    @Test
    void countsTheInferencesItAsksFor() {
        Draft draft = Draft.EMPTY
                .withRequest(new Request(0, List.of("A", "B"), 3, ""))
                .withArrivals(new Arrivals(Arrivals.Process.POISSON, 10, 5, 0, List.of("A", "B"), true, 2, ""));
        assertEquals(26, draft.jobs());
    }

    @Test
    void anEmptyDraftIsNoWorkload() {
        InvalidInput e = assertThrows(InvalidInput.class, Draft.EMPTY::workload);
        assertEquals("Workload untitled is empty; add a request or an arrival process.", e.getMessage());
    }
}

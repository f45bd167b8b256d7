package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.trace.RunEvent.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void shipsTheClassesOfThePapersNetworks() {
        assertEquals(8, Labels.of("AgeNet").names().size());
        assertEquals(List.of("male", "female"), Labels.of("GenderNet").names());
        assertEquals(List.of("no face", "face"), Labels.of("FaceNet").names());
        assertEquals(5, Labels.of("SoS").names().size());
        assertEquals(Labels.of("SoS"), Labels.of("SoS_GoogleNet"));
    }

    @Test
    void namesTheFiveMostProbableClasses() {
        Labels labels = new Labels(List.of("cat", "dog"));

        assertEquals(
                List.of(
                        new Score("class 2", 0.5f),
                        new Score("dog", 0.25f),
                        new Score("class 5", 0.125f),
                        new Score("cat", 0.0625f),
                        new Score("class 3", 0.0625f)),
                labels.best(new float[] {0.0625f, 0.25f, 0.5f, 0.0625f, 0, 0.125f}));
    }

    @Test
    void countsClassesWhereNoListIsShipped() {
        assertEquals(List.of(new Score("class 0", 1)), Labels.of("Unheard").best(new float[] {1}));
    }
}

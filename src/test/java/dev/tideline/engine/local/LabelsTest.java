package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.io.Catalog;
import dev.tideline.trace.RunEvent.Score;
import dev.tideline.workload.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    /** The shipped list, which must be as long as the network has outputs. */
    private static List<String> shipped(String name) {
        Network network = Catalog.shipped().network(name);
        List<String> names = Labels.of(network).names();
        int last = network.layers().size() - 1;
        assertEquals(network.layers().get(last).output().elements(), names.size());
        return names;
    }

    @Test
    void shipsTheClassesOfThePapersNetworks() {
        assertEquals("25 to 32 years", shipped("AgeNet").get(4));
        assertEquals(List.of("male", "female"), shipped("GenderNet"));
        assertEquals(List.of("no face", "face"), shipped("FaceNet"));
        assertEquals("4 or more objects", shipped("SoS").get(4));
        assertEquals(shipped("SoS"), shipped("SoS_GoogleNet"));
        assertEquals("happy", shipped("EmotionNet").get(3));
    }

    @Test
    void namesTheFiveMostProbableClasses() {
        Labels labels = new Labels(List.of("cat", "dog"), true);

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
    void ranksNothingWhereANetworkDoesNotClassify() {
        Labels detector = Labels.of(Catalog.shipped().network("TinyYolo"));

        assertEquals(List.of(), detector.best(new float[] {12, -3}));
    }
}

package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.io.Catalog;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTorch against MXNet on the same weights and picture, and against Caffe's definitions. */
class EnginesAgreeTest {
    /** Of the largest activation of the layer that is compared; errors of all layers before it add up in it. */
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet"})
    void everyLayerOfThePapersNetworks(String name) throws Exception {
        Fixtures.requireMxnet();
        Fixtures.require(DlEngine.PYTORCH);
        Network network = Catalog.shipped().network(name);
        FloatBuffer picture = Fixtures.picture(network.input(), 11);

        List<float[]> mxnet = blobs(InferenceEngine.MXNET, CacheDirectory.ofUser(), picture, network);
        List<float[]> pytorch = blobs(InferenceEngine.PYTORCH, CacheDirectory.ofUser(), picture, network);

        assertEquals(network.layers().size(), mxnet.size());
        for (int i = 0; i < mxnet.size(); i++) {
            Layer layer = network.layers().get(i);
            float scale = largest(mxnet.get(i));
            assertTrue(scale > 0, "layer " + layer.name() + " is all zero: nothing is compared");
            assertArrayEquals(mxnet.get(i), pytorch.get(i), scale * TOLERANCE, "layer " + layer.name());
        }
    }

    private List<float[]> blobs(InferenceEngine engine, Path cache, FloatBuffer picture, Network network)
            throws IOException, InterruptedException {
        return LayerBlobs.of(engine, cache, folder, picture, network).get(network.name());
    }

    @Test
    void pytorchComputesWhatCaffeDefines() throws Exception {
        Fixtures.require(DlEngine.PYTORCH);
        Network[] networks = LayerRunnerTest.operators().toArray(Network[]::new);
        FloatBuffer picture = Fixtures.picture(new Shape(4, 40, 40), 7);

        Map<String, List<float[]>> computed = LayerBlobs.of(InferenceEngine.PYTORCH, folder, folder, picture, networks);

        assertEquals(networks.length, computed.size());
        for (Network network : networks) {
            FloatBuffer own =
                    picture.duplicate().limit(Math.toIntExact(network.input().elements()));
            float[] expected = ReferenceMath.output(network, own, new WeightStore(folder));
            List<float[]> layers = computed.get(network.name());
            assertArrayEquals(
                    expected, layers.get(layers.size() - 1), Math.max(1, largest(expected)) * 1e-5f, network.name());
        }
    }

    private static float largest(float[] values) {
        float most = 0;
        for (float v : values) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }
}

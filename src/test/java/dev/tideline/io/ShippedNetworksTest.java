package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The networks against figures counted from the published definitions, kept in expected-layers.csv. */
class ShippedNetworksTest {
    private final Catalog catalog = Catalog.shipped();

    @Test
    void everyLayerHasThePublishedShapeAndCosts() {
        Map<String, List<String>> expected = new TreeMap<>();
        for (String[] row : Csv.rows("/networks/expected-layers.csv")) {
            expected.computeIfAbsent(row[0], name -> new ArrayList<>()).add(String.join(",", row));
        }
        assertEquals(10, expected.size());
        expected.forEach((name, rows) ->
                assertEquals(String.join("\n", rows), String.join("\n", rows(catalog.network(name))), name));
    }

    private static List<String> rows(Network network) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer l = network.layers().get(i);
            rows.add(String.join(
                    ",",
                    network.name(),
                    l.name(),
                    l.operator().type(),
                    i < network.convLayers() ? "conv" : "fc",
                    l.output().toString().replace('x', ','),
                    Long.toString(l.parameters()),
                    Long.toString(l.weightBytes()),
                    Long.toString(l.macs()),
                    Long.toString(l.output().bytes()),
                    Long.toString(l.workspaceBytes())));
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "AgeNet,        12,   8,  43.5",
        "GenderNet,     12,   8,  43.5",
        "FaceNet,       16,   8, 217.0",
        "SoS,           16,   6, 217.0",
        "SoS_GoogleNet, 10, 142,  22.8"
    })
    void hasTheFiguresOfTable2OfTheMemaPaper(String name, int conv, int fc, String mebibytes) {
        Network network = catalog.network(name);
        assertEquals(conv, network.convLayers());
        assertEquals(fc, network.layers().size() - network.convLayers());
        assertEquals(mebibytes, String.format(Locale.ROOT, "%.1f", network.weightBytes() / (double) (1 << 20)));
    }

    @Test
    void aLayerAfterAnInPlaceReluReadsTheReluAndNotTheConvolution() {
        Network network = catalog.network("AgeNet");
        assertEquals("pool1", network.layers().get(3).name());
        assertEquals(List.of(2), network.layers().get(3).inputs());
        assertEquals("relu1", network.layers().get(2).name());
    }

    @Test
    void theBranchesOfAnInceptionReadTheSplitAndEndInTheirRelus() {
        Network network = catalog.network("SoS_GoogleNet");
        List<String> names = network.layers().stream().map(Layer::name).toList();
        int split = names.indexOf("pool2/3x3_s2_pool2/3x3_s2_0_split");
        Layer output = network.layers().get(names.indexOf("inception_3a/output"));
        assertEquals(
                List.of(
                        "inception_3a/relu_1x1",
                        "inception_3a/relu_3x3",
                        "inception_3a/relu_5x5",
                        "inception_3a/relu_pool_proj"),
                output.inputs().stream().map(names::get).toList());
        for (String branch : List.of("1x1", "3x3_reduce", "5x5_reduce", "pool")) {
            assertEquals(
                    List.of(split),
                    network.layers()
                            .get(names.indexOf("inception_3a/" + branch))
                            .inputs());
        }
    }

    @Test
    void normalisationIsThatOfThePublishedDefinitions() {
        catalog.networks().values().forEach(network -> network.layers().stream()
                .map(Layer::operator)
                .filter(Operator.Lrn.class::isInstance)
                .forEach(lrn -> assertEquals(
                        network.name().equals("EmotionNet")
                                ? new Operator.Lrn(5, 5e-4, 0.75, 2)
                                : new Operator.Lrn(5, 1e-4, 0.75, 1),
                        lrn)));
    }

    @Test
    void filesStandAsTheProgramWouldWriteThem() throws IOException {
        for (String name : catalog.names(Catalog.Kind.NETWORKS)) {
            assertEquals(
                    NetworkFile.text(catalog.network(name)), Files.readString(Path.of("models", name + ".json")), name);
        }
    }
}

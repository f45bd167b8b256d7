package dev.tideline.io;

import static dev.tideline.io.Complaint.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
    private static final String LAYER =
            "{ \"name\": \"conv\", \"loadNs\": 1, \"execNs\": 2, \"weightBytes\": 3, \"outputBytes\": 4 }";
    private static final String HEAD =
            "\"format\": 1, \"device\": \"D\", \"provenance\": \"modelled\", \"source\": \"S\","
                    + " \"memoryBytes\": 1000, \"baseBytes\": 10";

    @TempDir
    private Path directory;

    private static Profile parse(String fields, String layer) {
        return ProfileFile.profile(
                "demo",
                JsonReader.parse(
                        "demo.json",
                        "{ " + fields + ", \"networks\": { \"N\": { \"initNs\": 5, \"initBytes\": 6, \"layers\": ["
                                + layer + "] } } }"));
    }

    @Test
    void fillsInTheDefaults() {
        NetworkCost cost = new NetworkCost("N", 5, 6, 1, 0, 1, List.of(new LayerCost("conv", 1, 2, 3, 4, 0)));
        assertEquals(
                new Profile("demo", "D", Provenance.MODELLED, "S", 1000, 10, 0, 0, 0, Swap.NONE, Map.of("N", cost)),
                parse(HEAD, LAYER));
    }

    @Test
    void isReadBackAsWrittenWithItsNetworksInOrder() {
        Map<String, NetworkCost> networks = new LinkedHashMap<>();
        for (String name : List.of("Z", "A", "M")) {
            networks.put(
                    name,
                    new NetworkCost(
                            name,
                            1,
                            2,
                            1,
                            3,
                            3,
                            List.of(new LayerCost("x", 1, 2, 3, 4, 5, 6, 0), new LayerCost("y", 0, 0, 0, 0, 0))));
        }
        Profile profile = new Profile(
                "written",
                "D",
                Provenance.MEASURED,
                "S",
                1L << 40,
                0,
                7,
                3,
                new Profile.Contention(0.45, 1, 0.25),
                new Swap(20, 10, 0.5),
                networks);
        Path file = directory.resolve("written.json");
        ProfileFile.write(file, profile);
        Profile read = ProfileFile.read(file);
        assertEquals(profile, read);
        assertEquals(List.of("Z", "A", "M"), List.copyOf(read.networks().keySet()));
    }

    @Test
    void namesThePlaceOfAWrongFigure() {
        assertSays(
                "demo.json: networks.N.layers[0].loadNs is -1; expected a whole number from 0 to 10000000000000000.",
                () -> parse(HEAD, LAYER.replace("\"loadNs\": 1", "\"loadNs\": -1")));
        assertSays(
                "demo.json: networks.N.layers[0].weightBytes is 99999999999999999999; expected a whole number from 0 to"
                        + " 9007199254740992.",
                () -> parse(HEAD, LAYER.replace("\"weightBytes\": 3", "\"weightBytes\": 99999999999999999999")));
        assertSays(
                "demo.json: networks.N.layers[0].outputBytes is missing; expected a whole number from 0 to"
                        + " 9007199254740992.",
                () -> parse(HEAD, LAYER.replace(", \"outputBytes\": 4", "")));
        assertSays(
                "demo.json: Unknown field 'loadMs' in networks.N.layers[0]. Maybe you meant loadNs.",
                () -> parse(HEAD, LAYER.replace("loadNs", "loadMs")));
        assertSays(
                "demo.json: networks.N: layers[1] 'conv': N has a layer of this name already; names must differ within a"
                        + " network.",
                () -> parse(HEAD, LAYER + "," + LAYER));
        assertSays("demo.json: networks.N: Network N has no layers.", () -> parse(HEAD, ""));
    }

    @Test
    void namesWhatIsWrongWithTheDevice() {
        assertSays(
                "demo.json: memoryBytes is 10, baseBytes 10: a device needs more memory than its base.",
                () -> parse(HEAD.replace("1000", "10"), LAYER));
        assertSays(
                "demo.json: contention.compute is -0.5; expected a number from 0 to 1000000.",
                () -> parse(HEAD + ", \"contention\": { \"compute\": -0.5 }", LAYER));
        assertSays(
                "demo.json: swap.writeBytesPerSecond is missing; expected a whole number from 1 to 9007199254740992.",
                () -> parse(HEAD + ", \"swap\": { \"readBytesPerSecond\": 5 }", LAYER));
        assertSays(
                "demo.json: Unknown provenance 'modeled'. Maybe you meant modelled.",
                () -> parse(HEAD.replace("modelled", "modeled"), LAYER));
        assertSays(
                "demo.json: Unknown field 'memorybytes'. Maybe you meant memoryBytes.",
                () -> parse(HEAD + ", \"memorybytes\": 1", LAYER));
    }
}

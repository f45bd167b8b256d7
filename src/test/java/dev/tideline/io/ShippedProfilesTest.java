package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.NetworkPlan;
import dev.tideline.workload.Board;
import dev.tideline.workload.DeviceModel;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dgolden=update} writes the profiles that are computed. */
class ShippedProfilesTest {
    private static final Path PROFILES = Path.of("profiles");
    private final Catalog catalog = Catalog.shipped();

    @ParameterizedTest
    @EnumSource(Board.class)
    void isWhatTheModelGivesForTheBoard(Board board) throws IOException {
        isShipped(board.id(), board.profile(catalog.networks().values()));
    }

    @Test
    void recordedLaptopFollowsFromTheRecordings() throws IOException {
        isShipped("recorded-laptop", new RecordedLaptop().profile());
    }

    @Test
    void recordedMemoryLimitsFollowFromTheRecordings() throws IOException {
        isShipped("recorded-memory-limits", new RecordedMemoryLimits().profile());
    }

    private static void isShipped(String name, Profile profile) throws IOException {
        Path file = PROFILES.resolve(name + ".json");
        if ("update".equals(System.getProperty("golden"))) {
            ProfileFile.write(file, profile);
        }
        assertEquals(ProfileFile.text(profile), Files.readString(file));
    }

    @Test
    void everyProfileListsTheLayersOfItsNetworksOneToOne() {
        Map<String, Network> networks = catalog.networks();
        int checked = 0;
        for (String name : catalog.names(Catalog.Kind.PROFILES)) {
            for (NetworkCost cost : catalog.profile(name).networks().values()) {
                if (networks.containsKey(cost.network())) {
                    NetworkPlan.of(cost, networks.get(cost.network()));
                    checked++;
                }
            }
        }
        assertTrue(checked >= 5 * 10, checked + " checked");
    }

    @Test
    void onlyTheLaptopWasRecordedAndNothingClaimsToBeMeasured() {
        for (String name : catalog.names(Catalog.Kind.PROFILES)) {
            Provenance expected = name.startsWith("recorded-") ? Provenance.RECORDED : Provenance.MODELLED;
            assertEquals(expected, catalog.profile(name).provenance(), name);
        }
    }

    /** What {@link DeviceModel} says of itself. */
    @Test
    void theLaptopsModelIsNearTheRecordingsItWasFittedTo() {
        List<Double> ratios = new ArrayList<>();
        Profile laptop = catalog.profile("recorded-laptop");
        for (String name : List.of("AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet")) {
            NetworkCost modelled = DeviceModel.LAPTOP.cost(catalog.network(name));
            NetworkCost recorded = laptop.cost(name);
            for (int i = 0; i < recorded.layers().size(); i++) {
                long recordedNs = recorded.layers().get(i).execNs();
                if (recordedNs > 100_000) {
                    ratios.add((double) modelled.layers().get(i).execNs() / recordedNs);
                }
            }
            double whole = (double) modelled.execNs() / recorded.execNs();
            assertTrue(whole > 0.85 && whole < 1.15, name + " as a whole: " + whole);
        }
        long near = ratios.stream().filter(r -> r > 0.7 && r < 1.3).count();
        assertTrue(near >= 0.9 * ratios.size(), near + " of " + ratios.size() + " " + ratios);
    }
}

package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.Catalog;
import dev.tideline.workload.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final Shelf SHELF = Shelf.load(Catalog.shipped());

    @Test
    void saysWhichDeviceLacksANetworkAndWhichOnesHaveAll() {
        String message = assertThrows(InvalidInput.class, () -> SHELF.check("teaching", List.of("Quick", "AgeNet")))
                .getMessage();
        assertEquals(
                "The device Teaching device does not know AgeNet. No device knows all networks of this workload: remove"
                        + " some of them.",
                message);
        String advice = assertThrows(InvalidInput.class, () -> SHELF.check("teaching", List.of("AgeNet")))
                .getMessage();
        String everyday = SHELF.profile(Shelf.FIRST_PROFILE).device();
        assertTrue(
                advice.startsWith("The device Teaching device does not know AgeNet. Choose in the run settings"),
                advice);
        assertTrue(advice.contains(everyday), advice);
    }

    @Test
    void choosesADeviceThatKnowsAllNetworksAndKeepsOneThatDoes() {
        assertEquals(Shelf.FIRST_PROFILE, SHELF.profileFor(List.of("AgeNet"), "teaching"));
        assertEquals("pi-4b", SHELF.profileFor(List.of("AgeNet"), "pi-4b"));
        assertEquals("teaching", SHELF.profileFor(List.of("Quick"), Shelf.FIRST_PROFILE));
        assertEquals("teaching", SHELF.profileFor(List.of("Quick", "AgeNet"), "teaching"));
    }
}

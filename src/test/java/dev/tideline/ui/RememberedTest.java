package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.ui.compose.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    @TempDir
    Path directory;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Remembered left = new Remembered(
                12.5,
                30,
                1280,
                800,
                true,
                List.of(0.25, 0.5, 0.625, 0.75),
                true,
                150,
                3,
                RunSettings.first("pi-4b").withScheduler("MASA").withSeed(-3),
                LocalSettings.USUAL
                        .withCovers(Covers.GROUP)
                        .withLoads(Loads.COLD)
                        .withSwapBytes(5),
                "/home/someone/\u00fcber uns",
                "");
        Path file = directory.resolve("sub").resolve("workbench.properties");
        left.write(file);
        assertEquals(left, Remembered.read(file));
    }

    @Test
    void opensAsAtFirstWhenTheFileIsOfNoUse() throws IOException {
        assertEquals(Remembered.first(), Remembered.read(directory.resolve("none")));
        Path file = directory.resolve("workbench.properties");
        Remembered.first().write(file);
        String whole = Files.readString(file);
        for (String damaged : List.of(
                "",
                whole.replace("width=1440.0", "width=12"),
                whole.replace("scheduler=MEMA", "scheduler=MAMA"),
                whole.replace("speed=3", "speed=99"),
                whole.substring(0, whole.length() / 2))) {
            Files.writeString(file, damaged);
            assertEquals(Remembered.first(), Remembered.read(file));
        }
    }
}

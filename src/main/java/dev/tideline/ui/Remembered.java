package dev.tideline.ui;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.ui.play.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How the window was left.
 *
 * @param dividers positions of left|right, chart|inspector, compose|settings, chart|runs
 * @param speed stop of the speed slider
 * @param folder where the last file was opened or saved
 * @param file the workload file the autosave belongs to, empty if it has none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Remembered(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        double[] dividers,
        boolean dark,
        int scalePercent,
        int speed,
        RunSettings settings,
        String folder,
        String file) {
    static final double WIDTH = 1440;
    static final double HEIGHT = 900;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** How the first window opens. */
    static Remembered first() {
        return new Remembered(
                0,
                0,
                WIDTH,
                HEIGHT,
                false,
                new double[] {0.24, 0.755, 0.505, 0.78},
                false,
                100,
                Speed.NORMAL.stop(),
                RunSettings.first(Shelf.FIRST_PROFILE),
                "",
                "");
    }

    /** What is remembered; at the first start, or when the file is of no use, {@link #first}: it is not the user's work. */
    static Remembered read(Path file) {
        try {
            Remembered read = JSON.readValue(Files.readAllBytes(file), Remembered.class);
            return read.usable() ? read : first();
        } catch (IOException | IllegalArgumentException e) {
            return first();
        }
    }

    private boolean usable() {
        return width >= 320
                && height >= 240
                && width < 20_000
                && height < 20_000
                && dividers != null
                && dividers.length == 4
                && Arrays.stream(dividers).allMatch(d -> d >= 0 && d <= 1)
                && scalePercent >= 100
                && scalePercent <= 200
                && speed >= 0
                && speed < Speed.STOPS.size()
                && settings != null
                && folder != null
                && file != null;
    }

    void write(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.write(target, JSON.writeValueAsBytes(this));
    }
}

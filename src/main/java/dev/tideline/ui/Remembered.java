package dev.tideline.ui;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.ui.play.Speed;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How the window was left. A properties file, since it is read before the first window and a JSON binder takes a third of
 * a second to warm up.
 *
 * @param dividers positions of left|right, chart|inspector, compose|settings, chart|runs
 * @param speed stop of the speed slider
 * @param folder where the last file was opened or saved
 * @param file the workload file that was open, empty if none
 */
record Remembered(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        List<Double> dividers,
        boolean dark,
        int scalePercent,
        int speed,
        RunSettings settings,
        LocalSettings local,
        String folder,
        String file) {
    static final double WIDTH = 1440;
    static final double HEIGHT = 900;

    Remembered {
        dividers = List.copyOf(dividers);
        boolean usable = width >= 320
                && height >= 240
                && width < 20_000
                && height < 20_000
                && dividers.size() == 4
                && dividers.stream().allMatch(d -> d >= 0 && d <= 1)
                && scalePercent >= 100
                && scalePercent <= 200
                && speed >= 0
                && speed < Speed.STOPS.size();
        if (!usable) {
            throw new IllegalArgumentException("no window can be opened like that");
        }
    }

    /** How the first window opens. */
    static Remembered first() {
        return new Remembered(
                0,
                0,
                WIDTH,
                HEIGHT,
                false,
                List.of(0.24, 0.755, 0.505, 0.78),
                false,
                100,
                Speed.NORMAL.stop(),
                RunSettings.first(Shelf.FIRST_PROFILE),
                LocalSettings.USUAL,
                "",
                "");
    }

    /** What is remembered; at the first start, or when the file is of no use, {@link #first}: it is not the user's work. */
    static Remembered read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(in);
            return of(properties);
        } catch (IOException | RuntimeException e) {
            return first();
        }
    }

    private static Remembered of(Properties p) {
        return new Remembered(
                number(p, "x"),
                number(p, "y"),
                number(p, "width"),
                number(p, "height"),
                Boolean.parseBoolean(p.getProperty("maximized")),
                Arrays.stream(p.getProperty("dividers").split(" "))
                        .map(Double::valueOf)
                        .toList(),
                Boolean.parseBoolean(p.getProperty("dark")),
                whole(p, "scalePercent"),
                whole(p, "speed"),
                settings(p),
                local(p),
                p.getProperty("folder"),
                p.getProperty("file"));
    }

    private static RunSettings settings(Properties p) {
        RunSettings read = new RunSettings(
                Long.parseLong(p.getProperty("capBytes")),
                LoadingPolicy.of(p.getProperty("loading")),
                p.getProperty("scheduler"),
                whole(p, "workers"),
                whole(p, "parallelism"),
                whole(p, "execWorkers"),
                p.getProperty("profile"),
                MemoryModel.of(p.getProperty("memoryModel")),
                Long.parseLong(p.getProperty("seed")));
        read.policy();
        return read;
    }

    /** A window that was left before there were such settings has the usual ones. */
    private static LocalSettings local(Properties p) {
        LocalSettings usual = LocalSettings.USUAL;
        return new LocalSettings(
                LocalSettings.Enforce.valueOf(
                        p.getProperty("enforce", usual.enforce().name())),
                Covers.valueOf(p.getProperty("covers", usual.covers().name())),
                Loads.valueOf(p.getProperty("loads", usual.loads().name())),
                Long.parseLong(p.getProperty("loadBytesPerSecond", "0")),
                Long.parseLong(p.getProperty("swapBytes", "0")),
                LocalSettings.DlEngine.valueOf(
                        p.getProperty("dlEngine", usual.dlEngine().name())));
    }

    private static double number(Properties p, String key) {
        return Double.parseDouble(p.getProperty(key));
    }

    private static int whole(Properties p, String key) {
        return Integer.parseInt(p.getProperty(key));
    }

    void write(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        WholeFile.write(target, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            properties().store(text, "How the workbench was left");
            text.flush();
        });
    }

    private Properties properties() {
        Properties p = new Properties();
        p.setProperty("x", Double.toString(x));
        p.setProperty("y", Double.toString(y));
        p.setProperty("width", Double.toString(width));
        p.setProperty("height", Double.toString(height));
        p.setProperty("maximized", Boolean.toString(maximized));
        p.setProperty("dividers", dividers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        p.setProperty("dark", Boolean.toString(dark));
        p.setProperty("scalePercent", Integer.toString(scalePercent));
        p.setProperty("speed", Integer.toString(speed));
        p.setProperty("capBytes", Long.toString(settings.capBytes()));
        p.setProperty("loading", settings.loading().id());
        p.setProperty("scheduler", settings.scheduler());
        p.setProperty("workers", Integer.toString(settings.workers()));
        p.setProperty("parallelism", Integer.toString(settings.parallelism()));
        p.setProperty("execWorkers", Integer.toString(settings.execWorkers()));
        p.setProperty("profile", settings.profile());
        p.setProperty("memoryModel", settings.memoryModel().id());
        p.setProperty("seed", Long.toString(settings.seed()));
        p.setProperty("enforce", local.enforce().name());
        p.setProperty("covers", local.covers().name());
        p.setProperty("loads", local.loads().name());
        p.setProperty("loadBytesPerSecond", Long.toString(local.loadBytesPerSecond()));
        p.setProperty("swapBytes", Long.toString(local.swapBytes()));
        p.setProperty("dlEngine", local.dlEngine().name());
        p.setProperty("folder", folder);
        p.setProperty("file", file);
        return p;
    }
}

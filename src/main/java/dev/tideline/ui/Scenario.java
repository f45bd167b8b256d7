package dev.tideline.ui;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.workload.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A guided comparison: a few steps that set the controls, run, and say what to look at. Read from {@code scenarios/}. */
record Scenario(int format, String title, String summary, List<Step> steps) {
    /** The menu, in order: the class path cannot be listed. */
    static final List<String> NAMES =
            List.of("mema-vs-fcfs", "flip-of-partial", "deepeye-overlap", "starvation", "one-load-in-advance");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One step.
     *
     * @param workload sample to open, empty: as it is
     * @param set what changes in the run settings
     * @param speed of the replay, 0: as fast as it goes
     * @param compare how many of the scenario's last runs are shown together, 0: none
     */
    record Step(
            String title,
            String text,
            String workload,
            @JsonProperty("set") Map<String, String> changes,
            boolean run,
            double speed,
            int compare) {
        Step {
            workload = Objects.requireNonNullElse(workload, "");
            changes = Map.copyOf(Objects.requireNonNullElse(changes, Map.of()));
        }

        RunSettings applied(RunSettings settings) {
            RunSettings now = settings;
            for (String field : List.of("profile", "cap", "scheduler", "loading", "workers", "parallel")) {
                if (changes.containsKey(field)) {
                    now = applied(now, field, changes.get(field));
                }
            }
            return now;
        }

        private static RunSettings applied(RunSettings now, String field, String value) {
            return switch (field) {
                case "profile" -> now.withProfile(value);
                case "cap" -> now.withCap(Bytes.parse(value));
                case "scheduler" -> now.withScheduler(value);
                case "loading" -> now.withLoading(LoadingPolicy.of(value));
                case "workers" -> now.withWorkers(Integer.parseInt(value));
                case "parallel" -> now.withParallelism(Integer.parseInt(value));
                default -> throw new IllegalArgumentException(field);
            };
        }
    }

    Scenario {
        steps = List.copyOf(steps);
    }

    static Scenario read(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/" + name + ".json")) {
            return JSON.readValue(Objects.requireNonNull(in, name), Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario " + name + " of this program cannot be read", e);
        }
    }
}

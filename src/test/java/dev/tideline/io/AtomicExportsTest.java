package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.trace.RunTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads an export while it is written again reads the old one to its end. */
class AtomicExportsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks.csv",
                "memory.csv",
                "jobs.csv",
                "layers.csv",
                "networkStats6.csv",
                "worker0.csv",
                "run.perfetto-trace"
            })
    void anExportReplacesTheOldFileAtOnce(String name) throws IOException {
        RunTrace trace = Runs.simulated(Runs.spec(1, 2));
        Path file = Files.writeString(folder.resolve(name), "old");

        try (InputStream reader = Files.newInputStream(file)) {
            CsvExport.write(trace, "Simulator", folder);
            EdgeCaffeCsv.write(trace, "Simulator", folder);
            PerfettoExport.write(trace, "Simulator", folder.resolve("run.perfetto-trace"));

            assertEquals("old", new String(reader.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that run many specs in turns. The simulator stands in for the real machine. */
class SeriesCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void enginesAreComparedCellByCell() throws IOException {
        Path csv = folder.resolve("runs.csv");
        Ran ran = Ran.with(
                "compare-engines",
                "teaching-overlap",
                "--engine",
                "sim",
                "--loading",
                "bulk,partial",
                "--schedulers",
                "fcfs",
                "--repeat",
                "2",
                "--export",
                csv.toString());

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().startsWith("Predictions are of another device (profile teaching,"), ran.err());
        assertEquals(
                List.of("bulk", "partial"),
                ran.out()
                        .lines()
                        .filter(line -> line.matches(".* fcfs .* 0\\.0 %   1\\.00  no .*"))
                        .map(line -> line.strip().split(" +")[2])
                        .toList(),
                ran.out());
        assertTrue(ran.out().contains("the worst error is at most 25 %: holds."), ran.out());
        assertTrue(ran.out().contains("On one worker the workload takes 1.00 times what the profile says."), ran.out());
        List<String> rows = Files.readAllLines(csv);
        assertEquals(1 + 2 * (1 + 2), rows.size());
        assertTrue(rows.get(1).startsWith("Simulator,teaching,teaching-overlap,bulk,fcfs,"), rows.get(1));
    }

    @Test
    void aComparisonOfEnginesIsOneObjectForPrograms() throws IOException {
        Ran ran = Ran.with(
                "compare-engines",
                "teaching-flip",
                "--engine",
                "sim",
                "--memory",
                "256M,64M",
                "--repeat",
                "1",
                "--json");

        assertEquals(0, ran.code(), ran.err());
        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        assertEquals(16, json.get("cells").size());
        assertEquals(1, json.get("cells").get(0).get("ratio").asDouble());
        assertEquals(1, json.get("cells").get(0).get("measuredNs").size());
        assertEquals("holds", json.get("verdicts").get(2).get("answer").asText());
        assertEquals(1, json.get("pace").asDouble());
    }

    @Test
    void thePapersTableIsShownBesideThePapersFigures() throws IOException {
        Path csv = folder.resolve("runs.csv");
        Ran ran = Ran.with(
                "reproduce", "table3", "--memory", "2G,256M", "--schedulers", "fcfs,mema", "--export", csv.toString());

        assertEquals(0, ran.code(), ran.err());
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("One network at a time (parallelism 1)"), ran.out());
        assertTrue(ran.out().contains("All networks at once, 2 active (parallelism 2)"), ran.out());
        assertTrue(
                ran.out()
                        .lines()
                        .anyMatch(line ->
                                line.matches("partial +fcfs +0\\.\\d\\d \\(0\\.77\\) +1\\.\\d\\d" + " \\(1\\.15\\)")),
                ran.out());
        assertTrue(
                ran.out().contains("With the largest cap, greedy Partial is faster than every other policy: holds."),
                ran.out());
        assertEquals(1 + 4 * 2 * 2 * 2, Files.readAllLines(csv).size());
    }

    @Test
    void anUnknownTableIsNamed() {
        Ran ran = Ran.with("reproduce", "table4");

        assertEquals(2, ran.code());
        assertEquals("Unknown table 'table4'. Maybe you meant table3." + System.lineSeparator(), ran.err());
    }
}

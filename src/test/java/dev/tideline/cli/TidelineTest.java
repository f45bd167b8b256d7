package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tideline.io.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line in this process: what it prints, what it writes, how it ends. */
class TidelineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "compare",
                "compare-engines",
                "reproduce",
                "export",
                "list",
                "demo",
                "model-profile",
                "profile",
                "weights"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        Ran ran = Ran.with(command, "--help");

        assertEquals(0, ran.code());
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("Usage: tideline " + command), ran.out());
        assertTrue(ran.out().matches("(?s).*Examples?:.*"), ran.out());
    }

    @Test
    void theProgramSaysItsVersion() {
        Ran ran = Ran.with("--version");

        assertEquals(0, ran.code());
        assertTrue(ran.out().startsWith("Tideline "), ran.out());
    }

    @Test
    void aSettingWithoutEffectIsSaidOnce() {
        assertEquals(
                "",
                Ran.with("run", "small-3", "--loading", "partial", "--exec-workers", "1")
                        .err());
        assertEquals(
                "exec-workers 1 has no effect: Bulk lets every worker execute.\n",
                Ran.with(
                                "compare",
                                "small-3",
                                "--loading",
                                "bulk",
                                "--schedulers",
                                "fcfs,sjf",
                                "--exec-workers",
                                "1",
                                "--export",
                                file("compare.svg"))
                        .err());
    }

    @Test
    void aRunIsSummarisedAndWritten() throws IOException {
        Ran ran = Ran.with(
                "run",
                "small-3",
                "--memory",
                "256M",
                "--trace",
                file("a.tide"),
                "--csv",
                file("csv"),
                "--export",
                file("a.svg"),
                "--export",
                file("a.png"),
                "--export",
                file("a.pdf"),
                "--export",
                file("a.perfetto-trace"));

        assertEquals("", ran.err());
        assertEquals(0, ran.code());
        assertTrue(
                ran.out().startsWith("small-3: Partial + MEMA, cap 256M, 2 workers, parallelism 2, seed 7, Simulator"));
        assertTrue(ran.out().contains("Expected costs: EdgeCaffe authors' laptop, recorded (profile recorded-laptop)"));
        assertTrue(ran.out().contains("3 of 3 jobs finished"));
        assertTrue(Files.readString(folder.resolve("a.svg")).contains("<svg"));
        for (String each :
                List.of("a.png", "a.pdf", "a.perfetto-trace", "csv/tasks.csv", "csv/memory.csv", "csv/jobs.csv")) {
            assertTrue(Files.size(folder.resolve(each)) > 100, each);
        }
        assertEquals(true, RunFile.read(folder.resolve("a.tide")).complete());
    }

    @Test
    void figuresArePrintedEvenIfAnExportFails() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Ran ran = Ran.with("run", "small-3", "--csv", file.toString());

        assertEquals(2, ran.code());
        assertEquals(
                "Cannot make the directory " + file + ": it exists and is a file." + System.lineSeparator(), ran.err());
        assertTrue(ran.out().contains("makespan"), ran.out());
    }

    @Test
    void jsonIsOneObjectAndNothingElse() throws IOException {
        Ran ran = Ran.with("run", "small-3", "--json", "--scheduler", "MASA", "--loading", "Bulk", "--memory", "512M");

        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        assertEquals(0, ran.code());
        assertEquals("", ran.err());
        assertEquals("masa", json.get("scheduler").asText());
        assertEquals("bulk", json.get("loading").asText());
        assertEquals(512L << 20, json.get("capBytes").asLong());
        assertEquals("finished", json.get("outcome").asText());
        assertEquals("recorded", json.get("provenance").asText());
        assertEquals(3, json.get("finishedJobs").asInt());
        assertTrue(json.get("makespanNs").asLong() >= json.get("lowerBoundNs").asLong());
    }

    @Test
    void theSameSeedGivesTheSameFiles() throws IOException {
        String[] args = {"run", "poisson-small-3", "--memory", "256M", "--seed", "3"};
        run(args, "a");
        run(args, "b");

        for (String each : List.of(".tide", ".svg", "/tasks.csv", "/memory.csv", "/jobs.csv")) {
            assertEquals(-1, Files.mismatch(folder.resolve("a" + each), folder.resolve("b" + each)), each);
        }
    }

    private void run(String[] args, String name) {
        String[] more = {"--trace", file(name + ".tide"), "--export", file(name + ".svg"), "--csv", file(name)};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        assertEquals(0, Ran.with(all).code());
    }

    @Test
    void aRecordedRunIsExportedAsTheRunItselfWas() throws IOException {
        Ran.with("run", "small-3", "--trace", file("a.tide"), "--export", file("a.svg"), "--csv", file("a"));

        Ran ran = Ran.with(
                "export",
                file("a.tide"),
                "--to",
                file("b.svg"),
                "--csv",
                file("b"),
                "--edgecaffe",
                file("e"),
                "--to",
                file("b.perfetto-trace"));

        assertEquals("", ran.err());
        assertEquals(0, ran.code());
        for (String each : List.of(".svg", "/tasks.csv", "/memory.csv", "/jobs.csv")) {
            assertEquals(-1, Files.mismatch(folder.resolve("a" + each), folder.resolve("b" + each)), each);
        }
        assertTrue(Files.size(folder.resolve("e/worker1.csv")) > 50);
    }

    @Test
    void aCutRunIsExportedAsFarAsItGoes() throws IOException {
        Ran.with("run", "small-batch-5", "--trace", file("a.tide"));
        byte[] bytes = Files.readAllBytes(folder.resolve("a.tide"));
        Files.write(folder.resolve("cut.tide"), Arrays.copyOf(bytes, bytes.length - 1));

        Ran ran = Ran.with("export", file("cut.tide"), "--to", file("cut.svg"));

        assertEquals(0, ran.code());
        assertTrue(ran.err().startsWith("cut.tide is cut: "), ran.err());
        assertTrue(Files.exists(folder.resolve("cut.svg")));
    }

    @Test
    void aComparisonEndsWithATableAndAChart() throws IOException {
        Ran ran = Ran.with(
                "compare",
                "small-batch-5",
                "--schedulers",
                "fcfs,mema",
                "--loading",
                "partial,linear",
                "--memory",
                "256M,512M",
                "--export",
                file("c.svg"));

        List<String> rows =
                ran.out().lines().dropWhile(l -> !l.startsWith("MEMORY")).toList();
        assertEquals(0, ran.code());
        assertEquals("", ran.err());
        assertEquals(
                List.of(
                        "256M partial fcfs",
                        "256M partial mema",
                        "256M linear fcfs",
                        "256M linear mema",
                        "512M partial fcfs",
                        "512M partial mema",
                        "512M linear fcfs",
                        "512M linear mema"),
                rows.subList(1, 9).stream()
                        .map(row -> String.join(" ", Arrays.copyOf(row.strip().split(" +"), 3)))
                        .toList());
        assertTrue(rows.get(1).contains("  1.000  "), rows.get(1));
        assertTrue(Files.readString(folder.resolve("c.svg")).contains("8 runs compared"));
        assertTrue(ran.out().contains("Partial, MEMA, 256M finishes"), ran.out());
    }

    @Test
    void teachingWorkloadsFindAProfileThatKnowsThem() {
        Ran ran = Ran.with("run", "teaching-overlap");

        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("Teaching device, modelled (profile teaching)"), ran.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "compare", "export", "list", "demo", "fit", "model-profile"})
    void helpEndsWithAnExampleAndBreaksNeitherWordsNorExamples(String command) {
        List<String> lines =
                Ran.with((command + " --help").strip().split(" ")).out().lines().toList();
        List<String> example = lines.subList(lines.indexOf("Example:") + 1, lines.size());

        assertTrue(example.get(0).startsWith("  ./tideline " + command), example.toString());
        for (int i = 0; i < example.size(); i++) {
            boolean last = i == example.size() - 1;
            assertEquals(!last, example.get(i).endsWith(" \\"), example.toString());
        }
        assertEquals(
                List.of(), lines.stream().filter(l -> l.matches(".*\\s\\.$")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"networks AgeNet", "profiles pi-4b", "workloads small-3", "policies deepeye", "schedulers mema"})
    void listsWhatThereIs(String whatAndOne) {
        String[] words = whatAndOne.split(" ");

        Ran ran = Ran.with("list", words[0]);

        assertEquals(0, ran.code());
        assertTrue(ran.out().lines().anyMatch(l -> l.startsWith(words[1])), ran.out());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}

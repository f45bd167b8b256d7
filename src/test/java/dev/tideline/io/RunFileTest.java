package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile.LayerCost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
    private static final RunListener NOBODY = event -> {};

    @TempDir
    private Path folder;

    private Path file;
    private RunTrace original;

    @BeforeEach
    void aSmallRunIsOnDisk() {
        file = folder.resolve("small.tide");
        original = new RunTrace(spec());
        try (RunRecorder recorder = RunFile.record(file, new RunInfo(spec(), "Simulator", "test"), original)) {
            new Simulator().run(spec(), new RunControl(), recorder);
        }
    }

    private static RunSpec spec() {
        return Runs.spec(2, 2);
    }

    @Test
    void aRunComesBackAsItWas() {
        RunFile.Recording back = RunFile.read(file);

        assertEquals(true, back.complete());
        assertEquals("Simulator", back.info().engine());
        assertSame(original, back.trace());
        assertEquals(original.end(), back.trace().end());
    }

    @Test
    void aFileOpensUpToItsLastWholeMessageWhereverItIsCut() throws IOException {
        Path many = folder.resolve("many.tide");
        List<Long> counts = writeSixBySix(many);
        byte[] bytes = Files.readAllBytes(many);
        Path cut = folder.resolve("cut.tide");
        List<Long> lengths = new ArrayList<>();

        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            try {
                RunFile.Recording back = RunFile.read(cut);
                assertEquals(false, back.complete());
                assertTrue(
                        lastRemark(back.trace()).startsWith("cut.tide is cut: its first "), lastRemark(back.trace()));
                lengths.add(back.trace().events() - 1);
            } catch (InvalidInput e) {
                assertTrue(lengths.isEmpty(), "length " + length + ": " + e.getMessage());
                assertEquals(
                        cut + " ends after 0 bytes, before its first whole message: there is no run in it.",
                        e.getMessage());
            }
        }

        assertEquals(
                counts.subList(0, counts.size() - 1),
                lengths.stream().distinct().toList());
    }

    /** 256 events travel together, some ten bytes each. */
    @Test
    void aCutFileKeepsAlmostAllThatItsBytesHold() throws IOException {
        Path large = folder.resolve("large.tide");
        RunTrace whole = new RunTrace(Runs.spec(500, 2));
        try (RunRecorder recorder = RunFile.record(large, RunInfo.of(whole.spec(), "Simulator"), whole)) {
            new Simulator().run(whole.spec(), new RunControl(), recorder);
        }
        byte[] bytes = Files.readAllBytes(large);
        Path cut = folder.resolve("cut.tide");

        for (int tenths = 1; tenths < 10; tenths++) {
            Files.write(cut, Arrays.copyOf(bytes, bytes.length * tenths / 10));
            long kept = RunFile.read(cut).trace().events();
            long expected = whole.events() * tenths / 10;
            assertTrue(kept > expected - 512 && kept < expected + 512, kept + " of " + expected);
        }
    }

    @Test
    void aFlippedByteIsFoundWhereverItIs() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path flipped = folder.resolve("flipped.tide");

        for (int at = 0; at < bytes.length; at++) {
            for (int mask : new int[] {0x01, 0xff}) {
                byte[] wrong = bytes.clone();
                wrong[at] ^= (byte) mask;
                Files.write(flipped, wrong);
                assertCutOrRefused(flipped, at);
            }
        }
    }

    private void assertCutOrRefused(Path flipped, int at) {
        try {
            assertEquals(false, RunFile.read(flipped).complete(), "byte " + at + " flipped, and nobody noticed");
        } catch (InvalidInput e) {
            String message = e.getMessage();
            assertTrue(message.startsWith(flipped.toString()), message);
            assertTrue(message.matches("(?s).* byte \\d+.*|.* ends after \\d+ bytes, .*"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello, this is no run file at all, only a text of some length", "{\"format\": 1}"})
    void whatIsNoRunFileIsRefused(String text) throws IOException {
        Path other = Files.writeString(folder.resolve("other.tide"), text);

        InvalidInput refused = assertThrows(InvalidInput.class, () -> RunFile.read(other));

        assertTrue(refused.getMessage().startsWith(other.toString()), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"format\": 1}", "{}", "\n{\n  \"format\": 1\n}\n"})
    void aWorkloadOpenedAsARunIsCalledSo(String json) throws IOException {
        Path workload = Files.writeString(folder.resolve("mine.json"), json);

        assertEquals(
                workload
                        + ": it is JSON, as workloads are, and no run file. Open it as a workload (Ctrl+O in the window),"
                        + " or run it: tideline run mine.json.",
                assertThrows(InvalidInput.class, () -> RunFile.read(workload)).getMessage());
    }

    @Test
    void aRunOpenedAsAWorkloadIsCalledSo() {
        assertEquals(
                file + " is a run file, and no workload. Open it as a run (Ctrl+Shift+O in the window), or export it:"
                        + " tideline export small.tide.",
                assertThrows(InvalidInput.class, () -> WorkloadFile.read(file)).getMessage());
    }

    @Test
    void anEndlessLengthIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path hostile = Files.write(folder.resolve("hostile.tide"), new byte[] {-1, -1, -1, -1, 0x0f, 0, 0, 0});

        InvalidInput refused = assertThrows(InvalidInput.class, () -> RunFile.read(hostile));

        assertEquals(hostile + ": damaged at byte 0: no message of this format begins there.", refused.getMessage());
    }

    @Test
    void aMissingFileAndAnUnwritableOneAreNamed() {
        Path missing = folder.resolve("missing.tide");
        Path nowhere = folder.resolve("no such folder").resolve("run.tide");

        assertEquals(
                missing + " does not exist; check the path.",
                assertThrows(InvalidInput.class, () -> RunFile.read(missing)).getMessage());
        assertEquals(
                "Cannot write " + nowhere + ": there is no directory " + nowhere.getParent() + ". Create it first.",
                assertThrows(InvalidInput.class, () -> RunFile.record(nowhere, RunInfo.of(spec(), "x"), NOBODY))
                        .getMessage());
    }

    @Test
    void aFullDiskBecomesARemarkAndTheRunGoesOn() throws IOException {
        FullDisk disk = new FullDisk(Files.readAllBytes(file).length - 100);
        RunTrace trace = new RunTrace(spec());
        RunRecorder recorder =
                new RunRecorder(Path.of("full.tide"), disk, new RunInfo(spec(), "Simulator", "test"), trace);
        try (recorder) {
            new Simulator().run(spec(), new RunControl(), recorder);
        }

        assertSame(original, trace);
        assertEquals(RunEvent.Outcome.FINISHED, trace.end().orElseThrow().outcome());
        assertEquals(
                "full.tide could not be written any further and lacks everything after 0.000 s: No space left on device.",
                lastRemark(trace));
        assertEquals(
                "full.tide does not hold the whole run: No space left on device.",
                recorder.loss().orElseThrow());
        assertEquals(
                false,
                RunFile.read(Files.write(folder.resolve("full.tide"), disk.toByteArray()))
                        .complete());
    }

    /** A device with so many bytes. */
    private static final class FullDisk extends ByteArrayOutputStream {
        private final int capacity;

        FullDisk(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int fits = Math.min(bytes.length, capacity - size());
            write(bytes, 0, fits);
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(file);

        aSmallRunIsOnDisk();

        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void aNetworkOfAsManyLayersAsAreAllowedOpensAgain() {
        LayerCost[] layers = new LayerCost[Network.MOST_LAYERS];
        Arrays.fill(layers, Tiny.layer(1, 1, 1, 1, 0));
        RunSpec spec = Tiny.spec(
                Tiny.at0("Deep"),
                Tiny.profile(Tiny.network("Deep", 1, 1, 1, layers)),
                1 << 20,
                LoadingPolicy.LINEAR,
                "FCFS",
                1,
                1);
        Path file = folder.resolve("deep.tide");
        RunFile.record(file, RunInfo.of(spec, "test"), e -> {}).close();

        assertEquals(spec.profile(), RunFile.read(file).info().spec().profile());
    }

    /** Written by the first version that had the format; `-Dgolden=update` writes it anew, for a new format only. */
    @Test
    void theFileOfFormat1StillOpens() throws IOException {
        Path captured = Path.of("src/test/resources/runs/format-1.tide");
        if ("update".equals(System.getProperty("golden")) && !Files.exists(captured)) {
            Files.copy(file, captured);
        }

        RunFile.Recording back = RunFile.read(captured);

        assertEquals(true, back.complete());
        assertEquals("Partial + MEMA, cap 4000", back.info().spec().title());
        assertEquals(10, back.trace().spans().size());
        assertEquals("Load 1 'b' of job 1 (Tiny)", back.trace().describeTask(8));
    }

    /** Returns how many events are in the file after each message. */
    private static List<Long> writeSixBySix(Path target) throws IOException {
        List<Long> counts = new ArrayList<>(List.of(0L));
        long[] events = {0};
        try (OutputStream out = Files.newOutputStream(target);
                EventStream stream = new EventStream(out, new RunInfo(spec(), "Simulator", "test"), e -> {})) {
            new Simulator().run(spec(), new RunControl(), event -> {
                stream.on(event);
                if (++events[0] % 6 == 0 || event instanceof RunEvent.RunEnded) {
                    stream.flush();
                    counts.add(events[0]);
                }
            });
        }
        return counts;
    }

    private static String lastRemark(RunTrace trace) {
        return trace.remarks().get(trace.remarks().size() - 1).text();
    }

    private static void assertSame(RunTrace expected, RunTrace actual) {
        assertEquals(spans(expected), spans(actual));
        assertEquals(memory(expected), memory(actual));
        assertEquals(decisions(expected), decisions(actual));
        assertEquals(
                IntStream.range(0, expected.jobs()).mapToObj(expected::job).toList(),
                IntStream.range(0, actual.jobs()).mapToObj(actual::job).toList());
    }

    private static List<Span> spans(RunTrace trace) {
        return IntStream.range(0, trace.spans().size())
                .mapToObj(trace.spans()::get)
                .toList();
    }

    private static List<List<Long>> memory(RunTrace trace) {
        return IntStream.range(0, trace.memory().size())
                .mapToObj(i -> List.of(trace.memory().timeNs(i), trace.memory().promisedBytes(i)))
                .toList();
    }

    private static List<Object> decisions(RunTrace trace) {
        List<Object> all = new ArrayList<>();
        IntStream.range(0, trace.spans().size()).forEach(i -> all.add(trace.decision(i)));
        IntStream.range(0, trace.idles()).forEach(i -> all.add(trace.idle(i)));
        return all;
    }
}

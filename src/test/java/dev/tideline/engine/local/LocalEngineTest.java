package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.EngineContract;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Request;
import dev.tideline.workload.Shape;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with a real runner for each run. */
class LocalEngineTest extends EngineContract {
    private static final Network BRANCHING = Fixtures.branching();
    private static final Network WIDE = Fixtures.wide();

    /** Where an enforced cap would kill: the contract's runs exceed theirs, and not every machine can page. */
    static final LocalSettings ACCOUNTED = LocalSettings.USUAL.withEnforce(LocalSettings.Enforce.NEVER);

    @TempDir
    private static Path cache;

    private static Path picture;

    @BeforeAll
    static void draw() throws IOException {
        Fixtures.requireAny();
        picture = Pictures.png(cache.resolve("two.png"), 2, 1, 10, 20, 30, 200, 100, 50);
    }

    private static Workload workload(String... networks) {
        Request request = new Request(0, List.of(networks), 1, picture.toString());
        return new Workload("test", "", List.of(request), List.of());
    }

    @Override
    protected Engine engine() {
        return new LocalEngine(cache, ACCOUNTED);
    }

    @Override
    protected RunSpec spec(LoadingPolicy loading, String scheduler) {
        return Fixtures.spec(
                workload("Branching", "Wide", "Branching"),
                WIDE.weightBytes() * 5 / 4,
                loading,
                scheduler,
                2,
                BRANCHING,
                WIDE);
    }

    private List<RunEvent> run(RunSpec spec) {
        List<RunEvent> events = new ArrayList<>();
        engine().run(spec, new RunControl(), events::add);
        return events;
    }

    @Test
    void saysWhatEachJobSaw() {
        List<RunEvent.JobResult> results = run(spec(LoadingPolicy.PARTIAL, "MEMA")).stream()
                .filter(e -> e instanceof RunEvent.JobResult)
                .map(e -> (RunEvent.JobResult) e)
                .toList();

        assertEquals(
                List.of(0, 1, 2),
                results.stream().map(RunEvent.JobResult::job).sorted().toList());
        for (RunEvent.JobResult result : results) {
            assertEquals(5, result.best().size());
            assertTrue(result.randomWeights());
        }
    }

    @Test
    void measuresWhatMemoryHolds() {
        LocalSettings slow = ACCOUNTED.withLoadBytesPerSecond(40 << 20); // a Load lasts for many samples
        RunSpec spec = spec(LoadingPolicy.BULK, "FCFS");
        List<RunEvent.Resident> samples = new ArrayList<>();
        new LocalEngine(cache, slow).run(spec, new RunControl(), event -> {
            if (event instanceof RunEvent.Resident sample) {
                samples.add(sample);
            }
        });

        long peak = samples.stream()
                .mapToLong(RunEvent.Resident::residentBytes)
                .max()
                .orElseThrow();
        assertTrue(peak > WIDE.weightBytes() * 9 / 10 && peak < 1 << 30, peak + " bytes");
    }

    @Test
    void warnsThatRandomWeightsPredictNothing() {
        assertEquals(
                List.of(
                        "Random weights of the right sizes stand in for trained ones (Branching, Wide): times and memory"
                                + " are real, what they say of a picture means nothing."),
                run(spec(LoadingPolicy.LINEAR, "SJF")).stream()
                        .filter(e -> e instanceof RunEvent.Remark)
                        .map(e -> ((RunEvent.Remark) e).text())
                        .toList());
    }

    @Test
    void requestsArriveWhenTheyAreDue() {
        List<Request> requests = List.of(
                new Request(0, List.of("Branching"), 1, picture.toString()),
                new Request(300_000_000, List.of("Branching"), 2, picture.toString()));
        Workload later = new Workload("later", "", requests, List.of());
        RunSpec spec = Fixtures.spec(later, 1 << 30, LoadingPolicy.BULK, "FCFS", 1, BRANCHING);

        List<Long> arrivals = run(spec).stream()
                .filter(e -> e instanceof RunEvent.JobArrived)
                .map(RunEvent::timeNs)
                .toList();

        assertEquals(List.of(0L, 300_000_000L, 300_000_000L), arrivals);
    }

    @Test
    void refusesASyntheticNetwork() {
        RunSpec synthetic = Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1000, LoadingPolicy.BULK, "FCFS", 1, 1);

        assertEquals(
                "Network AB is synthetic: it has costs, but no layers that could be executed. Use the simulator (--engine"
                        + " sim).",
                assertThrows(InvalidInput.class, () -> run(synthetic)).getMessage());
    }

    @Test
    void refusesAWeightFileOfTheWrongSizeBeforeItStarts() throws IOException {
        Network network = new Fixtures.Chain(new Shape(3, 4, 4))
                .then("fc", new Operator.InnerProduct(2), "data")
                .named("Short");
        WeightStore weights = new WeightStore(cache);
        weights.prepare(network);
        Files.write(weights.file(network, 1), new byte[3]);
        RunSpec spec = Fixtures.spec(workload("Short"), 1 << 30, LoadingPolicy.BULK, "FCFS", 1, network);

        assertEquals(
                "weights of layer 'fc' of Short: " + weights.file(network, 1)
                        + " has 3 bytes, but needs 392. Delete it to have it made again, or install the weights that"
                        + " belong to this network.",
                assertThrows(InvalidInput.class, () -> run(spec)).getMessage());
    }

    @Test
    void refusesAPictureThatDoesNotExist() {
        Workload workload =
                new Workload("w", "", List.of(new Request(0, List.of("Wide"), 1, "nowhere.png")), List.of());
        RunSpec spec = Fixtures.spec(workload, 1 << 30, LoadingPolicy.BULK, "FCFS", 1, WIDE);

        assertEquals(
                "There is no picture 'nowhere.png'. Give a PNG or JPEG file, or one of the shipped face.png and"
                        + " landscape.png.",
                assertThrows(InvalidInput.class, () -> run(spec)).getMessage());
    }

    @Test
    void pausesAndGoesOn() {
        RunControl control = new RunControl();
        List<RunEvent> events = new ArrayList<>();
        control.pause();
        engine().run(spec(LoadingPolicy.LINEAR, "FCFS"), control, e -> {
            events.add(e);
            if (e instanceof RunEvent.JobArrived a && a.job().number() == 2) {
                assertTrue(events.stream().noneMatch(s -> s instanceof RunEvent.TaskStarted));
                control.resume();
            }
        });

        RunEvent.RunEnded end = (RunEvent.RunEnded) events.get(events.size() - 1);
        assertEquals(Outcome.FINISHED, end.outcome(), end.message());
    }

    @Test
    void aTaskThatFailsEndsTheRunAndIsItsResult() {
        Network network = new Fixtures.Chain(new Shape(3, 4, 4))
                .then("fc", new Operator.InnerProduct(2), "data")
                .named("Broken");
        RunSpec spec = Fixtures.spec(workload("Broken"), 1 << 30, LoadingPolicy.BULK, "FCFS", 2, network);
        Path file = new WeightStore(cache).file(network, 1);
        RunControl control = new RunControl();
        List<RunEvent> events = new ArrayList<>();
        control.pause();
        engine().run(spec, control, e -> {
            events.add(e);
            if (e instanceof RunEvent.JobArrived) {
                cut(file);
                control.resume();
            }
        });

        assertEquals(
                "Load 1 'fc' of job 0 (Broken) failed: weights of layer 'fc' of Broken: " + file
                        + " has 3 bytes, but needs 392. Delete it to have it made again, or install the weights that"
                        + " belong to this network.",
                ((RunEvent.RunEnded) events.get(events.size() - 1)).message());
    }

    private static void cut(Path file) {
        try {
            Files.write(file, new byte[3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reportsAKilledRunnerAndKeepsWhatHappenedUntilThen() {
        List<RunEvent> events = new ArrayList<>();
        engine().run(spec(LoadingPolicy.LINEAR, "FCFS"), new RunControl(), e -> {
            events.add(e);
            if (events.size() == 1) {
                runner().destroyForcibly();
            }
        });

        RunEvent.RunEnded end = (RunEvent.RunEnded) events.get(events.size() - 1);
        assertEquals(Outcome.FAILED, end.outcome());
        assertEquals(
                "The runner was killed, probably because it needed more memory than its limit allows (exit code 137).",
                end.message());
        assertTrue(events.size() > 1);
    }

    /** The only child that the tests' process ever has. */
    private static ProcessHandle runner() {
        return ProcessHandle.current().children().findFirst().orElseThrow();
    }

    @Test
    void leavesNoRunnerBehindWhenTheParentDies() throws Exception {
        RunSpec spec = spec(LoadingPolicy.LINEAR, "FCFS");
        RunnerOrder order =
                new RunnerOrder(RunInfo.of(spec, "test"), Loads.WARM, 0, Map.of(), WeightStore.installed(cache));
        Process runner = RunnerCommand.of(Runner.class, spec, cache, new LocalEngine(ACCOUNTED).inferenceEngine())
                .builder()
                .start();
        order.write(runner.getOutputStream());

        runner.getOutputStream().close();

        assertEquals(1, runner.waitFor());
    }

    @Test
    void saysHowARunnerDied() {
        assertEquals(
                "The runner crashed in native code (exit code 139). Its last words: SIGSEGV at 0x0",
                RunnerDeath.describe(139, "SIGSEGV at 0x0"));
        assertEquals(
                "The runner met an instruction that this processor does not have (exit code 132).",
                RunnerDeath.describe(132, ""));
        assertEquals("The runner ended before its run did (exit code 1).", RunnerDeath.describe(1, ""));
    }
}

package dev.tideline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.trace.Spans;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every engine promises, whatever its clock: each test runs every loading policy under every scheduler. An engine's
 * test extends this and says which engine and which spec.
 */
public abstract class EngineContract {
    protected abstract Engine engine();

    /** A run with several networks under a cap that is too small for all, on two workers. */
    protected abstract RunSpec spec(LoadingPolicy loading, String scheduler);

    private interface Promise {
        void holds(RunTrace trace, List<RunEvent> events);
    }

    /** Each combination runs once for all tests of an engine: a real one takes its time. */
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

    private record Run(RunTrace trace, List<RunEvent> events) {}

    private Stream<DynamicTest> always(Promise promise) {
        List<DynamicTest> tests = new ArrayList<>();
        for (LoadingPolicy loading : LoadingPolicy.values()) {
            for (Scheduler scheduler : Policies.schedulers()) {
                String name = loading.title() + " + " + scheduler.name();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    Run run = RUNS.computeIfAbsent(
                            getClass().getName() + name, key -> run(spec(loading, scheduler.name())));
                    promise.holds(run.trace(), run.events());
                }));
            }
        }
        return tests.stream();
    }

    private Run run(RunSpec spec) {
        List<RunEvent> events = new ArrayList<>();
        RunTrace trace = new RunTrace(spec);
        engine().run(spec, new RunControl(), e -> {
            events.add(e);
            trace.on(e);
        });
        return new Run(trace, events);
    }

    @TestFactory
    Stream<DynamicTest> runsToItsEndAndSaysSoLast() {
        return always((trace, events) -> {
            RunEvent.RunEnded end = (RunEvent.RunEnded) events.get(events.size() - 1);
            assertEquals(Outcome.FINISHED, end.outcome(), end.message());
            assertEquals(
                    1,
                    events.stream().filter(e -> e instanceof RunEvent.RunEnded).count());
            assertTrue(trace.jobs() > 0);
            for (int j = 0; j < trace.jobs(); j++) {
                assertTrue(trace.job(j).finished(), "job " + j);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> timeNeverGoesBack() {
        return always((trace, events) -> {
            long last = 0;
            for (RunEvent e : events) {
                if (!(e instanceof RunEvent.Resident || e instanceof RunEvent.Group)) {
                    assertTrue(e.timeNs() >= last, e + " after " + last);
                    last = e.timeNs();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> runsEveryTaskOnceAndAfterThoseItWaitsFor() {
        return always((trace, events) -> {
            Spans spans = trace.spans();
            int expected = 0;
            for (int j = 0; j < trace.jobs(); j++) {
                TaskGraph graph = trace.graph(j);
                int first = trace.job(j).firstTask();
                expected += graph.size();
                for (int offset = 0; offset < graph.size(); offset++) {
                    Span before = spans.get(spans.ofTask(first + offset));
                    for (int next : graph.successors(offset)) {
                        Span after = spans.get(spans.ofTask(first + next));
                        assertTrue(after.startNs() >= before.finishNs(), before + " before " + after);
                        assertTrue(after.readyNs() >= before.finishNs(), before + " before " + after);
                    }
                }
            }
            assertEquals(expected, spans.size());
        });
    }

    @TestFactory
    Stream<DynamicTest> aWorkerRunsOneTaskAtATime() {
        return always((trace, events) -> {
            for (int w = 0; w < trace.spans().workers(); w++) {
                long free = 0;
                for (int i = 0; i < trace.spans().ofWorker(w).size(); i++) {
                    Span span = trace.spans().get(trace.spans().ofWorker(w).get(i));
                    assertTrue(span.startNs() >= free, span + " starts before " + free);
                    assertTrue(span.finishNs() >= span.startNs(), span.toString());
                    free = span.finishNs();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyPromisedByteComesBack() {
        return always((trace, events) -> {
            MemorySteps steps = trace.memory();
            long sum = 0;
            for (int i = 0; i < steps.size(); i++) {
                sum += steps.weightsDelta(i) + steps.blobsDelta(i);
                assertEquals(sum, steps.promisedBytes(i));
                assertTrue(sum >= 0);
            }
            assertEquals(0, sum);
        });
    }

    @TestFactory
    Stream<DynamicTest> everyChoiceSaysWhy() {
        return always((trace, events) -> {
            for (int i = 0; i < trace.spans().size(); i++) {
                Decision why = trace.decision(i);
                int task = trace.spans().task(i);
                assertEquals(task, why.task());
                assertTrue(why.ready() > 0);
                assertTrue(why.first().stream().anyMatch(c -> c.task() == task));
                assertTrue(!why.rule().isBlank());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> memaLoadsAlongsideOthersOnlyWithinTheCap() {
        return always((trace, events) -> {
            if (!trace.spec().scheduler().equals("MEMA")) {
                return;
            }
            int running = 0;
            for (RunEvent e : events) {
                if (e instanceof RunEvent.TaskStarted s) {
                    boolean alone = running == 0;
                    running++;
                    Decision why = s.decision();
                    assertTrue(
                            s.kind() != TaskKind.LOAD || alone || why.promisedBytes() <= why.availableBytes(),
                            s.toString());
                } else if (e instanceof RunEvent.TaskFinished) {
                    running--;
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> masaStartsANetworkBesideOthersOnlyIfPeaksFit() {
        return always((trace, events) -> {
            if (!trace.spec().scheduler().equals("MASA")) {
                return;
            }
            long locked = 0;
            int active = 0;
            for (RunEvent e : events) {
                if (e instanceof RunEvent.TaskStarted s && s.kind() == TaskKind.INIT) {
                    locked += trace.graph(s.job()).plan().peakBytes();
                    active++;
                    assertTrue(active == 1 || locked <= trace.spec().availableBytes());
                } else if (e instanceof RunEvent.JobFinished f) {
                    locked -= trace.graph(f.job()).plan().peakBytes();
                    active--;
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> replayMakesTheSameDecisions() {
        return always((trace, events) -> {
            List<RunEvent> replayed = new ArrayList<>();
            Replay.run(trace, replayed::add);
            Tiny.assertSame(decided(events), decided(replayed));
        });
    }

    /** Held back again and again, each time until the run says so; an engine that cannot be held is not. */
    @TestFactory
    Stream<DynamicTest> replayMakesTheSameDecisionsAfterPauses() {
        return Stream.of(LoadingPolicy.values())
                .map(loading -> DynamicTest.dynamicTest(loading.title(), () -> assertReplays(loading, new Pauses())));
    }

    private static final class Pauses implements BiConsumer<RunEvent, RunControl> {
        private boolean held;

        @Override
        public void accept(RunEvent event, RunControl control) {
            if (event instanceof RunEvent.Held h) {
                held = h.held();
                control.resume();
            } else if (event instanceof RunEvent.TaskFinished f && f.task() % 5 == 0 && !held) {
                control.pause();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> replayMakesTheSameDecisionsUpToAStop() {
        return Stream.of(LoadingPolicy.values())
                .map(loading -> DynamicTest.dynamicTest(
                        loading.title(),
                        () -> assertReplays(loading, (event, control) -> {
                            if (event instanceof RunEvent.TaskFinished) {
                                control.stop();
                            }
                        })));
    }

    private void assertReplays(LoadingPolicy loading, BiConsumer<RunEvent, RunControl> hand) {
        RunControl control = new RunControl();
        List<RunEvent> events = new ArrayList<>();
        RunTrace trace = new RunTrace(spec(loading, "FCFS"));
        engine().run(trace.spec(), control, e -> {
            events.add(e);
            trace.on(e);
            hand.accept(e, control);
        });

        List<RunEvent> replayed = new ArrayList<>();
        Replay.run(trace, replayed::add);

        Tiny.assertSame(decided(events), decided(replayed));
    }

    private static List<RunEvent> decided(List<RunEvent> events) {
        return events.stream()
                .filter(e -> e instanceof RunEvent.JobActivated
                        || e instanceof RunEvent.TaskStarted
                        || e instanceof RunEvent.WorkerIdle
                        || e instanceof RunEvent.Promised)
                .map(EngineContract::withoutMeasuredStart)
                .toList();
    }

    /** A real engine measures when a task's own work began; the replay only knows when it was dispatched. */
    private static RunEvent withoutMeasuredStart(RunEvent e) {
        if (e instanceof RunEvent.TaskStarted s) {
            return new RunEvent.TaskStarted(
                    s.timeNs(),
                    s.task(),
                    s.job(),
                    s.layer(),
                    s.kind(),
                    s.worker(),
                    s.readyNs(),
                    s.timeNs(),
                    s.decision());
        }
        return e;
    }

    /** Long enough that a real engine, which reports every few milliseconds, hears of the stop before its end. */
    private static RunSpec often(RunSpec spec) {
        List<Request> requests = spec.workload().requests().stream()
                .map(r -> new Request(r.arrivalNs(), r.networks(), 100 * r.images(), r.image()))
                .toList();
        return new RunSpec(
                new Workload("often", "", requests, List.of()),
                spec.networks(),
                spec.profile(),
                spec.capBytes(),
                spec.loading(),
                spec.scheduler(),
                spec.workers(),
                spec.parallelism(),
                spec.execWorkers(),
                spec.memoryModel(),
                spec.seed());
    }

    @TestFactory
    Stream<DynamicTest> stopsWhenTold() {
        return Stream.of(DynamicTest.dynamicTest("after the first task", () -> {
            RunSpec spec = often(spec(LoadingPolicy.LINEAR, "FCFS"));
            RunControl control = new RunControl();
            RunTrace trace = new RunTrace(spec);
            engine().run(spec, control, e -> {
                trace.on(e);
                if (e instanceof RunEvent.TaskFinished) {
                    control.stop();
                }
            });
            assertEquals(Outcome.STOPPED, trace.end().orElseThrow().outcome());
            assertTrue(!trace.job(trace.jobs() - 1).finished());
        }));
    }
}

package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each teaching example shows what its description says, with the settings it names. */
class TeachingWorkloadsTest {
    private static final long MS = 1_000_000;

    private static RunTrace run(
            String name,
            String profile,
            String cap,
            int workers,
            int parallel,
            LoadingPolicy loading,
            String scheduler) {
        Catalog catalog = Catalog.shipped();
        Workload workload = catalog.workload(name);
        RunSpec spec = new RunSpec(
                workload,
                Map.of(),
                catalog.profile(profile),
                Bytes.parse(cap),
                loading,
                scheduler,
                workers,
                parallel,
                0,
                MemoryModel.IDEAL,
                7);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    private static long makespanMs(RunTrace trace) {
        return Metrics.of(trace).makespanNs() / MS;
    }

    private static long responseMs(RunTrace trace, String network) {
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            if (row.job().network().equals(network)) {
                return row.responseNs() / MS;
            }
        }
        throw new AssertionError("no " + network);
    }

    @Test
    void overlapSaves200MillisecondsUnderDeepEye() {
        assertEquals(450, makespanMs(run("teaching-overlap", "teaching", "512M", 2, 1, LoadingPolicy.LINEAR, "fcfs")));
        assertEquals(250, makespanMs(run("teaching-overlap", "teaching", "512M", 2, 1, LoadingPolicy.DEEPEYE, "fcfs")));
    }

    @Test
    void memaHoldsTwoLayersWhereFcfsHoldsThree() {
        RunTrace mema = run("teaching-lookahead", "teaching", "128M", 2, 1, LoadingPolicy.PARTIAL, "mema");
        RunTrace fcfs = run("teaching-lookahead", "teaching", "128M", 2, 1, LoadingPolicy.PARTIAL, "fcfs");
        assertEquals(202 * Bytes.MIB, Metrics.of(mema).peakPromisedBytes());
        assertEquals(302 * Bytes.MIB, Metrics.of(fcfs).peakPromisedBytes());
        assertEquals(360, makespanMs(mema));
        assertEquals(360, makespanMs(fcfs));
    }

    @Test
    void largeStarvesUnderMasaUntilTheLastQuickIsDone() {
        assertEquals(
                1440,
                responseMs(
                        run("teaching-starvation", "teaching", "256M", 2, 2, LoadingPolicy.PARTIAL, "masa"), "Large"));
        assertEquals(
                370,
                responseMs(
                        run("teaching-starvation", "teaching", "256M", 2, 2, LoadingPolicy.PARTIAL, "fcfs"), "Large"));
    }

    @Test
    void shortestFirstHalvesTheMeanResponseAtTheSameMakespan() {
        RunTrace sjf = run("teaching-short-first", "teaching", "512M", 1, 3, LoadingPolicy.BULK, "sjf");
        RunTrace ljf = run("teaching-short-first", "teaching", "512M", 1, 3, LoadingPolicy.BULK, "ljf");
        assertEquals(makespanMs(ljf), makespanMs(sjf));
        assertTrue(Metrics.of(sjf).meanResponseNs() < 0.65 * Metrics.of(ljf).meanResponseNs());
    }

    @Test
    void partialIsTheFastestWhereAllLayersFit() {
        assertEquals(1220, makespanMs(run("teaching-flip", "teaching-swap", "1G", 2, 1, LoadingPolicy.BULK, "fcfs")));
        assertEquals(1220, makespanMs(run("teaching-flip", "teaching-swap", "1G", 2, 1, LoadingPolicy.LINEAR, "fcfs")));
        assertEquals(920, makespanMs(run("teaching-flip", "teaching-swap", "1G", 2, 1, LoadingPolicy.PARTIAL, "fcfs")));
    }

    @Test
    void partialPagesWhereTheyDoNotFitUnlessMemaHoldsItBack() {
        long linear = makespanMs(run("teaching-flip", "teaching-swap", "256M", 2, 1, LoadingPolicy.LINEAR, "fcfs"));
        long greedy = makespanMs(run("teaching-flip", "teaching-swap", "256M", 2, 1, LoadingPolicy.PARTIAL, "fcfs"));
        long mema = makespanMs(run("teaching-flip", "teaching-swap", "256M", 2, 1, LoadingPolicy.PARTIAL, "mema"));
        assertEquals(1220, linear);
        assertTrue(greedy > 1.5 * linear, "fcfs " + greedy);
        assertTrue(mema < linear, "mema " + mema);
    }
}

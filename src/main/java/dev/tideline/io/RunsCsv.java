package dev.tideline.io;

import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Several runs as one table, a row each, for statistics. Times in nanoseconds, sizes in bytes. The columns from
 * cap_enforced to dl_engine are a real run's {@link Conditions}: empty for a simulated one, and for one that
 * failed before it began.
 */
public final class RunsCsv {
    /**
     * An ended run.
     *
     * @param round 0 for a run that was made once
     */
    public record Row(String engine, int round, RunTrace trace) {}

    private static final String HEADER = "engine,profile,workload,loading,scheduler,cap_bytes,parallel,round,outcome,"
            + "makespan_ns,init_ns,load_ns,exec_ns,paging_ns,paged_in_bytes,paged_out_bytes,peak_promised_bytes,"
            + "peak_resident_bytes,peak_swapped_bytes,group_peak_bytes,group_peak_swap_bytes,cap_enforced,cap_enforcer,cap_covers,"
            + "cap_limit_bytes,runtime_bytes,swap_bytes,loads,load_bytes_per_second,dl_engine,message";

    private static final List<Object> UNCONDITIONAL = Collections.nCopies(9, "");

    private RunsCsv() {}

    /** @throws dev.tideline.workload.InvalidInput naming a file that cannot be written */
    public static void write(List<Row> runs, Path file) {
        CsvFiles.write(file, HEADER, printer -> {
            for (Row row : runs) {
                printer.printRecord(fields(row));
            }
        });
    }

    private static List<Object> fields(Row row) {
        RunTrace trace = row.trace();
        RunSpec spec = trace.spec();
        RunEvent.RunEnded end = trace.end().orElseThrow();
        Metrics metrics = Metrics.of(trace);
        List<Object> fields = new ArrayList<>(List.of(
                row.engine(),
                spec.profile().name(),
                spec.workload().name(),
                spec.loading().id(),
                spec.scheduler().toLowerCase(Locale.ROOT),
                spec.capBytes(),
                spec.parallelism(),
                row.round(),
                end.outcome().name().toLowerCase(Locale.ROOT),
                metrics.makespanNs(),
                taskNs(trace, TaskKind.INIT),
                taskNs(trace, TaskKind.LOAD),
                taskNs(trace, TaskKind.EXEC),
                metrics.pagingNs(),
                metrics.pagedInBytes(),
                metrics.pagedOutBytes(),
                metrics.peakPromisedBytes(),
                metrics.peakResidentBytes(),
                metrics.peakSwappedBytes(),
                trace.group().usagePeakBytes(),
                trace.group().swapPeakBytes()));
        fields.addAll(trace.conditions().map(RunsCsv::conditions).orElse(UNCONDITIONAL));
        fields.add(end.message());
        return fields;
    }

    private static List<Object> conditions(Conditions held) {
        return List.of(
                held.enforced() ? "yes" : "no",
                held.enforcer(),
                held.covers().name().toLowerCase(Locale.ROOT),
                held.limitBytes(),
                held.runtimeBytes(),
                held.swapBytes(),
                held.loads().name().toLowerCase(Locale.ROOT),
                held.loadBytesPerSecond(),
                held.engine());
    }

    private static long taskNs(RunTrace trace, TaskKind kind) {
        Spans spans = trace.spans();
        long sum = 0;
        for (int i = 0; i < spans.size(); i++) {
            if (spans.kind(i) == kind) {
                sum += Math.min(spans.finishNs(i), trace.nowNs()) - spans.startNs(i);
            }
        }
        return sum;
    }
}

package dev.tideline.io;

import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.Indexes;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * The result files of EdgeCaffe (Cox et al., PerCom 2021), which its analysis scripts read: {@code layers.csv},
 * {@code networkStats6.csv} and {@code worker<k>.csv}. Only what has finished is written.
 */
public final class EdgeCaffeCsv {
    private static final String LAYERS = "networkName,layerId,layerName,Loading_ns,execution_ns,policy";
    private static final String NETWORKS = "networkId,networkName,arrivalTimestamp,waitingTime,executionTime";
    private static final String WORKER = "startTime,stopTime,duration,type";

    private EdgeCaffeCsv() {}

    /** One layer of one job. */
    public record LayerTime(String network, int layer, String name, long loadNs, long execNs, String policy) {}

    /**
     * One job, in nanoseconds.
     *
     * @param arrivalNs since the run began
     * @param waitingNs from arrival to the start of its first task
     * @param executionNs from there to the end of its last
     */
    public record NetworkTime(int number, String network, long arrivalNs, long waitingNs, long executionNs) {}

    /** A worker was busy or idle from start to stop, in microseconds; the duration is in nanoseconds. */
    public record Period(long startUs, long stopUs, long durationNs, boolean busy) {}

    /** Writes all files, and {@code run.json} as {@link CsvExport} does, into a directory, which is made if it is missing. @throws InvalidInput naming what cannot be written */
    public static void write(RunTrace trace, String engine, Path directory) {
        CsvFiles.directory(directory);
        CsvFiles.write(directory.resolve("layers.csv"), LAYERS, rows -> layers(trace, rows));
        CsvFiles.write(directory.resolve("networkStats6.csv"), NETWORKS, rows -> networks(trace, rows));
        for (int worker = 0; worker < trace.spans().workers(); worker++) {
            List<Period> periods = periods(trace, worker);
            CsvFiles.write(directory.resolve("worker" + worker + ".csv"), WORKER, rows -> periods(periods, rows));
        }
        JsonSummary.write(trace, engine, directory.resolve("run.json"));
    }

    /** @throws InvalidInput naming file, line, column and value */
    public static List<LayerTime> readLayers(Path file) {
        return CsvFiles.read(
                file,
                LAYERS,
                row -> new LayerTime(row.text(0), row.number(1), row.text(2), row.count(3), row.count(4), row.text(5)));
    }

    /** @throws InvalidInput naming file, line, column and value */
    public static List<NetworkTime> readNetworks(Path file) {
        return CsvFiles.read(
                file,
                NETWORKS,
                row -> new NetworkTime(row.number(0), row.text(1), row.count(2), row.count(3), row.count(4)));
    }

    /** @throws InvalidInput naming file, line, column and value */
    public static List<Period> readWorker(Path file) {
        return CsvFiles.read(file, WORKER, row -> new Period(row.count(0), row.count(1), row.count(2), busy(row)));
    }

    private static boolean busy(CsvFiles.Fields row) {
        return switch (row.text(3)) {
            case "busy" -> true;
            case "idle" -> false;
            default ->
                throw new InvalidInput(row.file() + ", line " + row.line() + ": type is '" + row.text(3)
                        + "'; expected busy or idle.");
        };
    }

    private static void layers(RunTrace trace, CSVPrinter rows) throws IOException {
        String policy = trace.spec().loading().id();
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            TaskGraph graph = trace.graph(j);
            for (int layer = 0; layer < graph.plan().layers(); layer++) {
                int load = trace.spans().ofTask(row.firstTask() + TaskGraph.load(layer));
                int exec = trace.spans().ofTask(row.firstTask() + TaskGraph.exec(layer));
                if (finished(trace, load) && finished(trace, exec)) {
                    rows.printRecord(
                            row.job().network(),
                            layer,
                            graph.plan().layer(layer).name(),
                            trace.spans().get(load).durationNs(),
                            trace.spans().get(exec).durationNs(),
                            policy);
                }
            }
        }
    }

    private static boolean finished(RunTrace trace, int span) {
        return span >= 0 && trace.spans().finishNs(span) != Spans.RUNNING;
    }

    private static void networks(RunTrace trace, CSVPrinter rows) throws IOException {
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            if (row.finished()) {
                long start = trace.spans().startNs(trace.spans().ofTask(row.firstTask()));
                rows.printRecord(
                        j,
                        row.job().network(),
                        row.job().arrivalNs(),
                        start - row.job().arrivalNs(),
                        row.finishNs() - start);
            }
        }
    }

    /** A worker begins idle; tasks that follow each other without a gap are one busy period. */
    static List<Period> periods(RunTrace trace, int worker) {
        Spans spans = trace.spans();
        Indexes own = spans.ofWorker(worker);
        List<Period> periods = new ArrayList<>();
        long idleFrom = 0;
        for (int k = 0; k < own.size() && finished(trace, own.get(k)); ) {
            long start = spans.startNs(own.get(k));
            long stop = spans.finishNs(own.get(k++));
            while (k < own.size() && finished(trace, own.get(k)) && spans.startNs(own.get(k)) == stop) {
                stop = spans.finishNs(own.get(k++));
            }
            if (start > idleFrom || periods.isEmpty()) {
                periods.add(period(idleFrom, start, false));
            }
            periods.add(period(start, stop, true));
            idleFrom = stop;
        }
        periods.add(period(idleFrom, Math.max(idleFrom, trace.nowNs()), false));
        return periods;
    }

    private static Period period(long startNs, long stopNs, boolean busy) {
        return new Period(startNs / 1000, stopNs / 1000, stopNs - startNs, busy);
    }

    private static void periods(List<Period> periods, CSVPrinter rows) throws IOException {
        for (Period p : periods) {
            rows.printRecord(p.startUs(), p.stopUs(), p.durationNs(), p.busy() ? "busy" : "idle");
        }
    }
}

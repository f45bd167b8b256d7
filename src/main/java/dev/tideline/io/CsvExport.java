package dev.tideline.io;

import dev.tideline.trace.JobRow;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.ResidentSteps;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.trace.Spans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVPrinter;

/**
 * A run as three tables: {@code tasks.csv}, {@code memory.csv}, {@code jobs.csv}; and {@code run.json}, which says what
 * was run, by what, and under which conditions. Times are nanoseconds since the run
 * began, sizes bytes. What has not happened (a task that was running when the run ended) is an empty field.
 */
public final class CsvExport {
    private CsvExport() {}

    /**
     * Writes all of them into a directory, which is made if it is missing.
     *
     * @param engine its title
     * @throws InvalidInput naming what cannot be written
     */
    public static void write(RunTrace trace, String engine, Path directory) {
        CsvFiles.directory(directory);
        CsvFiles.write(
                directory.resolve("tasks.csv"),
                "job,network,image,layer,layer_name,kind,worker,arrival_ns,ready_ns,start_ns,finish_ns",
                rows -> tasks(trace, rows));
        CsvFiles.write(
                directory.resolve("memory.csv"),
                "time_ns,promised_bytes,resident_bytes,swapped_bytes,cap_bytes",
                rows -> memory(trace, rows));
        CsvFiles.write(
                directory.resolve("jobs.csv"),
                "job,network,image,arrival_ns,activated_ns,finish_ns,response_ns",
                rows -> jobs(trace, rows));
        JsonSummary.write(trace, engine, directory.resolve("run.json"));
    }

    private static void tasks(RunTrace trace, CSVPrinter rows) throws IOException {
        Spans spans = trace.spans();
        int[] order = IntStream.range(0, spans.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(spans::startNs)
                        .thenComparingInt(spans::worker)
                        .thenComparingInt(spans::task))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            Span span = spans.get(i);
            JobRow row = trace.job(span.job());
            rows.printRecord(
                    span.job(),
                    row.job().network(),
                    row.job().image(),
                    span.layer(),
                    layerName(trace, span),
                    span.kind().name(),
                    span.worker(),
                    row.job().arrivalNs(),
                    span.readyNs(),
                    span.startNs(),
                    known(span.finishNs()));
        }
    }

    /** Empty for Init. */
    static String layerName(RunTrace trace, Span span) {
        return span.layer() < 0
                ? ""
                : trace.graph(span.job()).plan().layer(span.layer()).name();
    }

    /** Merges two series by time; at one instant what was promised comes before what was resident. */
    private static void memory(RunTrace trace, CSVPrinter rows) throws IOException {
        MemorySteps promises = trace.memory();
        ResidentSteps residents = trace.resident();
        long promised = 0;
        long resident = trace.spec().profile().baseBytes();
        long swapped = 0;
        int r = 0;
        for (int p = 0; p < promises.size() || r < residents.size(); ) {
            boolean ledger = r == residents.size() || p < promises.size() && promises.timeNs(p) <= residents.timeNs(r);
            long time = ledger ? promises.timeNs(p) : residents.timeNs(r);
            long nextPromised = ledger ? promises.promisedBytes(p++) : promised;
            long nextResident = ledger ? resident : residents.residentBytes(r);
            long nextSwapped = ledger ? swapped : residents.swappedBytes(r++);
            if (nextPromised != promised || nextResident != resident || nextSwapped != swapped) {
                rows.printRecord(
                        time,
                        nextPromised,
                        nextResident,
                        nextSwapped,
                        trace.spec().capBytes());
            }
            promised = nextPromised;
            resident = nextResident;
            swapped = nextSwapped;
        }
    }

    private static void jobs(RunTrace trace, CSVPrinter rows) throws IOException {
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            rows.printRecord(
                    j,
                    row.job().network(),
                    row.job().image(),
                    row.job().arrivalNs(),
                    known(row.activatedNs()),
                    known(row.finishNs()),
                    row.finished() ? (Object) row.responseNs() : "");
        }
    }

    private static Object known(long time) {
        return time == Spans.RUNNING ? "" : (Object) time;
    }
}

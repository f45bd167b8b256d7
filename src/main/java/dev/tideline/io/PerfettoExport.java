package dev.tideline.io;

import com.google.protobuf.CodedOutputStream;
import dev.tideline.io.perfetto.Perfetto.CounterDescriptor;
import dev.tideline.io.perfetto.Perfetto.DebugAnnotation;
import dev.tideline.io.perfetto.Perfetto.ProcessDescriptor;
import dev.tideline.io.perfetto.Perfetto.ThreadDescriptor;
import dev.tideline.io.perfetto.Perfetto.Trace;
import dev.tideline.io.perfetto.Perfetto.TracePacket;
import dev.tideline.io.perfetto.Perfetto.TrackDescriptor;
import dev.tideline.io.perfetto.Perfetto.TrackEvent;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Indexes;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.ResidentSteps;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A run as a Perfetto trace, for ui.perfetto.dev: the run is a process, each worker a thread with its tasks as slices,
 * memory three counters, and an arrow leads from each Load to the Exec of its layer. A slice's arguments say why it was
 * there.
 */
public final class PerfettoExport {
    private static final int BUFFER = 1 << 16;
    private static final int PROCESS = 1;
    private static final long PROCESS_TRACK = 1;
    private static final long PROMISED = 2;
    private static final long RESIDENT = 3;
    private static final long SWAPPED = 4;
    private static final long CAP = 5;
    private static final long FIRST_WORKER = 100;

    private final RunTrace trace;
    private final CodedOutputStream out;
    private final PerfettoNames names = new PerfettoNames();
    private boolean begun;

    private PerfettoExport(RunTrace trace, CodedOutputStream out) {
        this.trace = trace;
        this.out = out;
    }

    /** @throws dev.tideline.workload.InvalidInput naming the file, if it cannot be written */
    public static void write(RunTrace trace, String engine, Path file) {
        WholeFile.replace(file, stream -> {
            CodedOutputStream out = CodedOutputStream.newInstance(stream, BUFFER);
            new PerfettoExport(trace, out).write(engine);
            out.flush();
        });
    }

    private void write(String engine) throws IOException {
        String title = trace.spec().title() + ", " + trace.spec().workload().name() + " on " + engine;
        describe(TrackDescriptor.newBuilder()
                .setUuid(PROCESS_TRACK)
                .setProcess(ProcessDescriptor.newBuilder().setPid(PROCESS).setProcessName(title)));
        for (int worker = 0; worker < trace.spans().workers(); worker++) {
            worker(worker);
        }
        memory();
    }

    private void worker(int worker) throws IOException {
        long track = FIRST_WORKER + worker;
        describe(TrackDescriptor.newBuilder()
                .setUuid(track)
                .setParentUuid(PROCESS_TRACK)
                .setThread(ThreadDescriptor.newBuilder()
                        .setPid(PROCESS)
                        .setTid(PROCESS + 1 + worker)
                        .setThreadName("worker " + worker)));
        Indexes own = trace.spans().ofWorker(worker);
        for (int k = 0; k < own.size(); k++) {
            slice(trace.spans().get(own.get(k)), track);
        }
    }

    private void slice(Span span, long track) throws IOException {
        TrackEvent.Builder begin = TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_SLICE_BEGIN)
                .setTrackUuid(track)
                .setNameIid(names.event(title(span)))
                .addCategoryIids(names.category(span.kind().title()));
        arguments(span, begin);
        flow(span, begin);
        event(span.startNs(), begin);
        if (!span.running()) {
            event(
                    span.finishNs(),
                    TrackEvent.newBuilder()
                            .setType(TrackEvent.Type.TYPE_SLICE_END)
                            .setTrackUuid(track));
        }
    }

    private String title(Span span) {
        String layer = CsvExport.layerName(trace, span);
        return span.kind().title() + " " + (layer.isEmpty() ? "" : layer + " ")
                + trace.job(span.job()).job().network();
    }

    private void arguments(Span span, TrackEvent.Builder event) {
        Decision why = trace.decision(span.index());
        argument(event, "job", span.job());
        argument(event, "image", trace.job(span.job()).job().image());
        argument(event, "layer", span.layer());
        argument(event, "waited_ns", span.waitedNs());
        argument(event, "why").setStringValue(why.rule());
        argument(event, "ready_tasks", why.ready());
        argument(event, "promised_bytes", why.promisedBytes());
        argument(event, "available_bytes", why.availableBytes());
        argument(event, "needed_bytes", why.neededBytes());
        argument(event, "missing_bytes", why.missingBytes());
        if (span.pagingNs() > 0) {
            argument(event, "paging_ns", span.pagingNs());
            argument(event, "paged_in_bytes", span.pagedInBytes());
            argument(event, "paged_out_bytes", span.pagedOutBytes());
        }
    }

    private void argument(TrackEvent.Builder event, String name, long value) {
        argument(event, name).setIntValue(value);
    }

    private DebugAnnotation.Builder argument(TrackEvent.Builder event, String name) {
        return event.addDebugAnnotationsBuilder().setNameIid(names.argument(name));
    }

    /** One flow per layer of a job, named by the Load's task id; ids must not be 0, and a Load's never is. */
    private void flow(Span span, TrackEvent.Builder event) {
        if (span.kind() == TaskKind.LOAD) {
            event.addFlowIds(span.task());
        } else if (span.kind() == TaskKind.EXEC) {
            int first = trace.job(span.job()).firstTask();
            event.addTerminatingFlowIds(first + TaskGraph.load(span.layer()));
        }
    }

    private void memory() throws IOException {
        counter(PROMISED, "promised");
        MemorySteps promised = trace.memory();
        for (int i = 0; i < promised.size(); i++) {
            count(promised.timeNs(i), PROMISED, promised.promisedBytes(i));
        }
        counter(RESIDENT, "resident");
        counter(SWAPPED, "swapped");
        ResidentSteps resident = trace.resident();
        for (int i = 0; i < resident.size(); i++) {
            count(resident.timeNs(i), RESIDENT, resident.residentBytes(i));
            count(resident.timeNs(i), SWAPPED, resident.swappedBytes(i));
        }
        counter(CAP, "cap");
        count(0, CAP, trace.spec().capBytes());
        count(trace.nowNs(), CAP, trace.spec().capBytes());
    }

    private void counter(long track, String name) throws IOException {
        describe(TrackDescriptor.newBuilder()
                .setUuid(track)
                .setParentUuid(PROCESS_TRACK)
                .setName(name)
                .setCounter(CounterDescriptor.newBuilder().setUnit(CounterDescriptor.Unit.UNIT_SIZE_BYTES)));
    }

    private void count(long timeNs, long track, long value) throws IOException {
        event(
                timeNs,
                TrackEvent.newBuilder()
                        .setType(TrackEvent.Type.TYPE_COUNTER)
                        .setTrackUuid(track)
                        .setCounterValue(value));
    }

    private void event(long timeNs, TrackEvent.Builder event) throws IOException {
        TracePacket.Builder packet =
                TracePacket.newBuilder().setTimestamp(timeNs).setTrackEvent(event);
        names.takeNew().ifPresent(packet::setInternedData);
        packet.setSequenceFlags(TracePacket.SequenceFlags.SEQ_NEEDS_INCREMENTAL_STATE_VALUE);
        write(packet);
    }

    private void describe(TrackDescriptor.Builder track) throws IOException {
        write(TracePacket.newBuilder().setTrackDescriptor(track));
    }

    /** All packets are one sequence, so that names can be given once; the first says that none has been given yet. */
    private void write(TracePacket.Builder packet) throws IOException {
        if (!begun) {
            packet.setSequenceFlags(TracePacket.SequenceFlags.SEQ_INCREMENTAL_STATE_CLEARED_VALUE);
            begun = true;
        }
        packet.setTrustedPacketSequenceId(1);
        out.writeMessage(Trace.PACKET_FIELD_NUMBER, packet.build());
    }
}

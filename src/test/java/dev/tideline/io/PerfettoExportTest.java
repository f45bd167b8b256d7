package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.perfetto.Perfetto.DebugAnnotation;
import dev.tideline.io.perfetto.Perfetto.InternedData;
import dev.tideline.io.perfetto.Perfetto.Trace;
import dev.tideline.io.perfetto.Perfetto.TracePacket;
import dev.tideline.io.perfetto.Perfetto.TrackEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the file again as Perfetto's importer does: tracks by uuid, names by number, slices by their begin and end. */
class PerfettoExportTest {
    @TempDir
    private Path folder;

    private final Map<Long, String> tracks = new HashMap<>();
    private final Map<Long, String> events = new HashMap<>();
    private final Map<Long, String> arguments = new HashMap<>();
    private final List<String> slices = new ArrayList<>();
    private final List<String> counters = new ArrayList<>();
    private final Map<Long, String> flowsFrom = new HashMap<>();
    private final List<String> flows = new ArrayList<>();
    private final Map<Long, TracePacket> open = new HashMap<>();
    private Trace trace;

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("run.perfetto-trace");
        PerfettoExport.write(Runs.simulated(Runs.spec(1, 2)), "Simulator", file);
        trace = Trace.parseFrom(Files.readAllBytes(file));
        for (TracePacket packet : trace.getPacketList()) {
            learn(packet.getInternedData());
            if (packet.hasTrackDescriptor()) {
                describe(packet);
            } else {
                event(packet);
            }
        }
    }

    private void learn(InternedData names) {
        names.getEventNamesList().forEach(n -> events.put(n.getIid(), n.getName()));
        names.getDebugAnnotationNamesList().forEach(n -> arguments.put(n.getIid(), n.getName()));
    }

    private void describe(TracePacket packet) {
        var d = packet.getTrackDescriptor();
        String name = d.hasThread()
                ? d.getThread().getThreadName()
                : d.hasProcess() ? d.getProcess().getProcessName() : d.getName();
        tracks.put(d.getUuid(), name);
    }

    private void event(TracePacket packet) {
        TrackEvent e = packet.getTrackEvent();
        assertTrue(tracks.containsKey(e.getTrackUuid()), "a track is described before it is used");
        String track = tracks.get(e.getTrackUuid());
        switch (e.getType()) {
            case TYPE_SLICE_BEGIN -> {
                open.put(e.getTrackUuid(), packet);
                String name = events.get(e.getNameIid());
                e.getFlowIdsList().forEach(id -> flowsFrom.put(id, name));
                e.getTerminatingFlowIdsList().forEach(id -> flows.add(id + " to " + name));
            }
            case TYPE_SLICE_END -> {
                TracePacket begin = open.remove(e.getTrackUuid());
                slices.add(track + ": " + events.get(begin.getTrackEvent().getNameIid()) + " " + begin.getTimestamp()
                        + "-" + packet.getTimestamp());
            }
            case TYPE_COUNTER -> counters.add(track + " " + packet.getTimestamp() + " " + e.getCounterValue());
            default -> throw new AssertionError(e);
        }
    }

    @Test
    void eachWorkerIsALaneWithItsTasks() {
        assertEquals(
                List.of(
                        "worker 0: Init Tiny 0-5",
                        "worker 0: Load a, \"b\" Tiny 5-15",
                        "worker 0: Exec a, \"b\" Tiny 15-35",
                        "worker 0: Exec b Tiny 35-75",
                        "worker 1: Load b Tiny 5-35"),
                slices);
        assertEquals(Map.of(), open);
        assertEquals("Partial + MEMA, cap 4000, tiny on Simulator", tracks.get(1L));
    }

    @Test
    void anArrowLeadsFromEachLoadToItsExec() {
        assertEquals(Map.of(1L, "Load a, \"b\" Tiny", 3L, "Load b Tiny"), flowsFrom);
        assertEquals(List.of("1 to Exec a, \"b\" Tiny", "3 to Exec b Tiny"), flows);
    }

    @Test
    void memoryIsCounted() {
        assertEquals(
                List.of("promised 0 100", "promised 75 0", "cap 0 4000", "cap 75 4000"),
                List.of(
                        counters.get(0),
                        counters.stream()
                                .filter(c -> c.startsWith("promised 75"))
                                .reduce("", (a, b) -> b),
                        counters.get(counters.size() - 2),
                        counters.get(counters.size() - 1)));
    }

    @Test
    void aSliceSaysWhyItWasThere() {
        TrackEvent load = trace.getPacketList().stream()
                .map(TracePacket::getTrackEvent)
                .filter(e -> e.getFlowIdsList().contains(3L))
                .findFirst()
                .orElseThrow();
        Map<String, Object> why = new HashMap<>();
        for (DebugAnnotation a : load.getDebugAnnotationsList()) {
            why.put(arguments.get(a.getNameIid()), a.hasStringValue() ? a.getStringValue() : a.getIntValue());
        }

        assertEquals(
                "promised bytes were within the cap before this load; it is not counted itself, so that one load in"
                        + " advance may exceed the cap",
                why.get("why"));
        assertEquals(
                List.of(0L, 1L, 0L, 1100L, 3000L, 2000L),
                List.of(
                        why.get("job"),
                        why.get("layer"),
                        why.get("waited_ns"),
                        why.get("promised_bytes"),
                        why.get("available_bytes"),
                        why.get("needed_bytes")));
    }

    @Test
    void allPacketsAreOneSequenceThatBeginsClean() {
        assertEquals(
                TracePacket.SequenceFlags.SEQ_INCREMENTAL_STATE_CLEARED_VALUE,
                trace.getPacket(0).getSequenceFlags());
        assertTrue(trace.getPacketList().stream().allMatch(p -> p.getTrustedPacketSequenceId() == 1));
    }
}

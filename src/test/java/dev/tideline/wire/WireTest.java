package dev.tideline.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @Test
    void aSpecComesBackAsItWas() {
        RunSpec spec = Samples.fullSpec();

        RunInfo back = Wire.info(Wire.message(new RunInfo(spec, "Simulator", "1.2.3")));

        assertEquals("Simulator", back.engine());
        assertEquals("1.2.3", back.programVersion());
        assertEquals(spec.workload(), back.spec().workload());
        assertEquals(spec.profile(), back.spec().profile());
        assertEquals(
                List.of(spec.capBytes(), spec.loading(), spec.scheduler(), spec.workers(), spec.parallelism()),
                List.of(
                        back.spec().capBytes(),
                        back.spec().loading(),
                        back.spec().scheduler(),
                        back.spec().workers(),
                        back.spec().parallelism()));
        assertEquals(
                List.of(spec.execWorkers(), spec.memoryModel(), spec.seed()),
                List.of(
                        back.spec().execWorkers(),
                        back.spec().memoryModel(),
                        back.spec().seed()));
    }

    @Test
    void aNetworkComesBackWithEveryOperator() {
        Network network = Samples.fullSpec().networks().get("Every");

        Network back = NetworkMessages.network(NetworkMessages.message(network));

        assertEquals(network.layers(), back.layers());
        assertEquals(
                List.of(network.name(), network.title(), network.source(), network.input(), network.convLayers()),
                List.of(back.name(), back.title(), back.source(), back.input(), back.convLayers()));
    }

    @Test
    void theSameSpecGivesTheSameBytes() {
        byte[] first =
                Wire.message(new RunInfo(Samples.fullSpec(), "Simulator", "1")).toByteArray();
        byte[] second =
                Wire.message(new RunInfo(Samples.fullSpec(), "Simulator", "1")).toByteArray();

        assertEquals(List.of(first.length, 0), List.of(second.length, Arrays.compare(first, second)));
    }

    @Test
    void aNewerFormatIsRefusedWithAdvice() {
        Proto.RunHeader newer = Wire.message(RunInfo.of(Samples.spec(), "Simulator")).toBuilder()
                .setFormat(2)
                .build();

        InvalidInput refused = assertThrows(InvalidInput.class, () -> Wire.info(newer));

        assertEquals("format is 2, this program reads 1; update Tideline.", refused.getMessage());
    }

    @Test
    void aHeaderWithShortColumnsIsRefused() {
        Proto.RunHeader.Builder broken = Wire.message(RunInfo.of(Samples.spec(), "Simulator")).toBuilder();
        broken.getSpecBuilder().getProfileBuilder().getNetworksBuilder(0).clearExecNs();

        assertThrows(InvalidInput.class, () -> Wire.info(broken.build()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyEventsComeBackAsTheyWere(long seed) {
        List<RunEvent> events = Samples.anyEvents(seed, 3000);
        EventEncoder encoder = new EventEncoder();
        List<RunEvent> back = new ArrayList<>();

        for (int from = 0; from < events.size(); from += 1000) {
            events.subList(from, from + 1000).forEach(encoder::add);
            EventDecoder.decode(encoder.take(), back::add);
        }

        assertEquals(events, back);
    }

    @Test
    void aBatchIsReadWithoutThoseBeforeIt() {
        List<RunEvent> events = Samples.anyEvents(9, 200);
        EventEncoder encoder = new EventEncoder();
        events.subList(0, 100).forEach(encoder::add);
        encoder.take();
        events.subList(100, 200).forEach(encoder::add);
        List<RunEvent> back = new ArrayList<>();

        EventDecoder.decode(encoder.take(), back::add);

        assertEquals(events.subList(100, 200), back);
    }

    @Test
    void aBatchThatAnnouncesMoreThanItHoldsIsRefused() {
        EventEncoder encoder = new EventEncoder();
        Samples.anyEvents(10, 50).forEach(encoder::add);
        Proto.EventBatch broken =
                encoder.take().toBuilder().clearTasksFinished().build();

        InvalidInput refused = assertThrows(InvalidInput.class, () -> EventDecoder.decode(broken, event -> {}));

        assertEquals(true, refused.getMessage().endsWith("of a batch is incomplete."), refused.getMessage());
    }
}

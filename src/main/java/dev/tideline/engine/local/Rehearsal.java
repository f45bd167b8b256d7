package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.limit.ProcessMemory;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.SoundEvents;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What the runner's parent does beside a run, done before it while the runner gets ready: a young JVM loads classes and
 * compiles where an older one only works, and on two processors that took a tenth of the workers' time in a run's first
 * 150 ms. Any thread.
 */
final class Rehearsal {
    private static final int TIMES = 20;
    private static final int SAMPLES = 300;

    private Rehearsal() {}

    /** One job of each network. */
    static RunSpec once(RunSpec spec) {
        Request each = new Request(0, List.copyOf(spec.networks().keySet()), 1, "");
        return spec.withWorkload(Workload.of(each));
    }

    /** Takes events from a stream and records them. */
    static void ofEvents(RunInfo info) throws IOException {
        byte[] stream = simulated(info);
        for (int i = 0; i < TIMES; i++) {
            MessageInput in = new MessageInput(new ByteArrayInputStream(stream));
            RunSpec spec = in.info().spec();
            SoundEvents sound = new SoundEvents(spec, new RunTrace(spec));
            while (in.events(sound)) {}
        }
    }

    private static byte[] simulated(RunInfo info) throws IOException {
        RunSpec once = once(info.spec());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EventStream stream = new EventStream(bytes, RunInfo.of(once, info.engine()), e -> {})) {
            new Simulator().run(once, new RunControl(), event -> {
                stream.on(event);
                if (event instanceof RunEvent.JobFinished e) {
                    stream.on(new RunEvent.JobResult(e.timeNs(), e.job(), List.of(new RunEvent.Score("", 1)), true));
                }
            });
        }
        return bytes.toByteArray();
    }

    /** Looks at what a process holds, and records it. */
    static void ofSampling(long pid, Limit limit, RunSpec spec) {
        RunClock clock = new RunClock(System.nanoTime());
        RunTrace trace = new RunTrace(once(spec));
        try (MemorySampler sampler = new MemorySampler(clock, new ProcessMemory(pid), limit, 0, trace)) {
            for (int i = 0; i < SAMPLES; i++) {
                sampler.look();
            }
        }
    }
}

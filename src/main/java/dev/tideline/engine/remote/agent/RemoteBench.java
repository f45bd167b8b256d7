package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.remote.RemoteRuns;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.StateDirectory;
import dev.tideline.engine.remote.trust.Token;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Quantiles;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.MessageInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How fast events come from an agent: both ends in this process, over TLS 1.3 on loopback, from the agent's run file to the
 * client's listener. Uses a directory of its own, to be removed by whoever gave it.
 */
public final class RemoteBench {
    private static final int REPEATS = 5;
    private static final long BEAT_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int BEATS = 3000;
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;

    private final Path directory;

    public RemoteBench(Path directory) {
        this.directory = directory;
    }

    /** @param spec a large run, which the agent simulates */
    public void run(RunSpec spec, Consumer<String> line) {
        throughput(spec, line);
        latency(spec, line);
    }

    private void throughput(RunSpec spec, Consumer<String> line) {
        try (Agent agent = agent("events", new Simulator())) {
            Access access = access("events");
            long begin = System.nanoTime();
            long events = order(agent, access, spec);
            report(line, "live: simulated, recorded, sent", events, begin, "");
            RemoteRuns runs = RemoteRuns.of(address(agent), access);
            String name = runs.list().get(0).name();
            Path file = directory.resolve("events/runs").resolve(name).resolve("run.tide");
            read(file);
            double read = median(() -> read(file));
            line.accept(figure("read from the file, no network", events, read, ""));
            double watched = median(() -> watch(runs, name));
            line.accept(figure(
                    "watched: file, TLS, checked",
                    events,
                    watched,
                    String.format(Locale.ROOT, "  x %.2f", watched / read)));
        }
    }

    private static long order(Agent agent, Access access, RunSpec spec) {
        long[] events = {0};
        RemoteEngine.connect(address(agent), access, LocalSettings.USUAL, AgentListener.NONE)
                .run(spec, new RunControl(), event -> events[0]++);
        return events[0];
    }

    private static void watch(RemoteRuns runs, String name) {
        runs.watch(name, new RunControl(), info -> event -> {}, AgentListener.NONE);
    }

    private static void read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MessageInput messages = new MessageInput(in);
            messages.info();
            while (messages.events(event -> {})) {}
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void report(Consumer<String> line, String what, long events, long begin, String more) {
        line.accept(figure(what, events, System.nanoTime() - begin, more));
    }

    private static String figure(String what, long events, double ns, String more) {
        return String.format(
                Locale.ROOT,
                "%-32s %10d events %8.2f s %12.0f events/s%s",
                what,
                events,
                ns / 1e9,
                events / ns * 1e9,
                more);
    }

    private static double median(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            work.run();
            times.add((double) (System.nanoTime() - begin));
        }
        return Quantiles.median(times.stream().mapToDouble(Double::doubleValue));
    }

    /** What shows a run, and tells how late each frame of it was, sorted, in milliseconds. */
    public interface Screen {
        double[] show(Engine engine, RunSpec spec, LongSupplier nowNs);
    }

    /** Until the frame that shows an event has been rendered. @param spec of the run that is shown */
    public void latencyTo(Screen screen, RunSpec spec, Consumer<String> line) {
        long origin = System.nanoTime();
        try (Agent agent = agent("pixels", new Beats(origin))) {
            RemoteEngine engine =
                    RemoteEngine.connect(address(agent), access("pixels"), LocalSettings.USUAL, AgentListener.NONE);
            late(
                    "agent's stamp to the end of its frame",
                    screen.show(engine, spec, () -> System.nanoTime() - origin),
                    line);
        }
    }

    /** One event a millisecond, stamped with the time at which it happens. */
    private void latency(RunSpec spec, Consumer<String> line) {
        long origin = System.nanoTime();
        List<Double> late = new ArrayList<>();
        try (Agent agent = agent("beats", new Beats(origin))) {
            RemoteEngine.connect(address(agent), access("beats"), LocalSettings.USUAL, AgentListener.NONE)
                    .run(spec, new RunControl(), event -> {
                        if (event instanceof RunEvent.Queue) {
                            late.add((System.nanoTime() - origin - event.timeNs()) / 1e6);
                        }
                    });
        }
        late(
                "agent's stamp to the client's listener",
                late.stream().mapToDouble(Double::doubleValue).sorted().toArray(),
                line);
    }

    private static void late(String what, double[] sorted, Consumer<String> line) {
        line.accept(String.format(
                Locale.ROOT,
                "%-40s median %5.1f ms, p95 %5.1f ms; %d times, one event a millisecond",
                what,
                Quantiles.of(sorted, MEDIAN),
                Quantiles.of(sorted, P95),
                sorted.length));
    }

    /** An engine that only beats. */
    private record Beats(long origin) implements Engine {
        @Override
        public String title() {
            return "Beats";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            long begin = System.nanoTime();
            for (int i = 1; i <= BEATS; i++) {
                while (System.nanoTime() - begin < i * BEAT_NS) {
                    LockSupport.parkNanos(BEAT_NS / 10);
                }
                listener.on(new RunEvent.Queue(System.nanoTime() - origin, i % 7, 0));
            }
            listener.on(new RunEvent.RunEnded(System.nanoTime() - origin, RunEvent.Outcome.FINISHED, ""));
        }
    }

    private Agent agent(String name, Engine engine) {
        AgentSettings settings = new AgentSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), name, directory.resolve(name), false);
        return Agent.start(settings, carrier(engine), refused -> {});
    }

    private static Carrier carrier(Engine engine) {
        return new Carrier() {
            @Override
            public Engine engine(LocalSettings settings, Path weights, Map<String, Path> pictures) {
                return engine;
            }

            @Override
            public Optional<MeasuredProfile> measure(
                    ProfilingOrder order, String name, RunControl control, DeviceProfiler.Watcher watcher) {
                return Optional.empty();
            }
        };
    }

    private Access access(String name) {
        StateDirectory state = new StateDirectory(directory.resolve(name));
        Path token = directory.resolve(name + ".token");
        Token.make(Identity.in(state).fingerprint(), new PairedClients(state), Role.RUN, "bench", Instant.now())
                .write(token);
        return Access.withToken(directory.resolve("client"), token);
    }

    private static AgentAddress address(Agent agent) {
        return new AgentAddress(InetAddress.getLoopbackAddress().getHostAddress(), agent.port());
    }
}

package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.AgentName;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.RunStatus.State;
import dev.tideline.trace.RunEvent.RunEnded;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.Wire;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All orders that an agent knows, each in a folder of its own, so that they outlive it. What ran when an earlier agent
 * went away is cut: its file gets an end that says so. Any thread.
 */
final class RunStore {
    private final Path runs;
    private final AgentName agent;
    private final Keeping keeping;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AgentRun> byName = new HashMap<>();
    private final Map<String, AgentRun> byKey = new HashMap<>();

    /**
     * Reads what there is.
     *
     * @param journal hears of each run that was cut, in a sentence
     */
    RunStore(Path runs, AgentName agent, Keeping keeping, Clock clock, Journal journal) {
        this.runs = runs;
        this.agent = agent;
        this.keeping = keeping;
        this.clock = clock;
        try {
            Files.createDirectories(runs);
            for (Path folder : list()) {
                load(folder, journal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the runs in " + runs + ": " + WholeFile.reason(e), e);
        }
        prune();
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void load(Path path, Journal journal) {
        if (!RunName.isOne(path.getFileName().toString())) {
            SafeFile.delete(path); // an order that was never confirmed
            return;
        }
        RunFolder folder = new RunFolder(path);
        Optional<Order> order = folder.order();
        Optional<RunStatus> status = folder.status();
        if (order.isEmpty() || status.isEmpty()) {
            journal.say("Run " + folder.name() + " cannot be read any more, and is left alone.");
            return;
        }
        try {
            add(loaded(folder, order.get(), status.get(), journal));
        } catch (InvalidInput | UncheckedIOException e) {
            journal.say("Run " + folder.name() + " is left alone: " + e.getMessage());
        }
    }

    private AgentRun loaded(RunFolder folder, Order order, RunStatus status, Journal journal) {
        return switch (status.getState()) {
            case STATE_QUEUED -> new AgentRun(folder, order, status);
            case STATE_RUNNING -> cut(folder, order, status, journal);
            default -> AgentRun.ended(folder, order, status);
        };
    }

    private AgentRun cut(RunFolder folder, Order order, RunStatus status, Journal journal) {
        RunStatus.Builder ended = status.toBuilder().setState(State.STATE_CUT);
        if (order.hasRun()) {
            RunInfo info = RunInfo.of(Wire.spec(order.getRun().getSpec()), agent.title());
            CutRun.End end = CutRun.mend(folder.runFile(), info, agent.name());
            RunEnded event = end.event();
            ended.setState(end.cut() ? State.STATE_CUT : State.STATE_ENDED)
                    .setEvents(end.events())
                    .setMessage(event.message())
                    .setOutcome(Proto.RunEnded.Outcome.forNumber(event.outcome().ordinal() + 1));
        } else {
            ended.setMessage("Cut: agent " + agent
                    + " went away while it measured, and has come back; order it again to" + " go on from there.");
        }
        folder.write(ended.build());
        folder.removeInputs();
        journal.say("Run " + folder.name() + ": " + ended.getMessage());
        return AgentRun.ended(folder, order, ended.build());
    }

    private void add(AgentRun run) {
        byName.put(run.name(), run);
        byKey.put(run.order().getKey(), run);
    }

    /** A new one on disk, or that of the same key. @param inputs see {@link RunFolder#create} */
    synchronized AgentRun order(Order order, String client, RunFolder.WholeInputs inputs) {
        AgentRun known = byKey.get(order.getKey());
        if (known != null) {
            return known;
        }
        RunName name = RunName.fresh(clock.instant(), random);
        RunStatus status = RunStatus.newBuilder()
                .setRun(name.text())
                .setTitle(order.getTitle())
                .setState(State.STATE_QUEUED)
                .setClient(client)
                .setSubmittedEpochMs(clock.millis())
                .build();
        AgentRun run = new AgentRun(RunFolder.create(runs, name, order, status, inputs), order, status);
        add(run);
        prune();
        return run;
    }

    synchronized Optional<AgentRun> withKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** @throws InvalidInput if there is none of this name */
    synchronized AgentRun named(String name) {
        AgentRun run = byName.get(new RunName(name).text());
        if (run == null) {
            throw new InvalidInput("Agent " + agent.name() + " has no run " + name
                    + ", or not any more; it keeps the last " + keeping.mostRuns() + ". 'tideline watch' lists them.");
        }
        return run;
    }

    /** The newest first. */
    synchronized List<AgentRun> all() {
        List<AgentRun> all = new ArrayList<>(byName.values());
        all.sort(newestFirst());
        return all;
    }

    /** In the order in which they came. */
    synchronized List<AgentRun> queued() {
        List<AgentRun> queued = new ArrayList<>(byName.values());
        queued.removeIf(run -> !run.is(State.STATE_QUEUED));
        queued.sort(newestFirst().reversed());
        return queued;
    }

    private static Comparator<AgentRun> newestFirst() {
        return Comparator.<AgentRun>comparingLong(run -> run.status().getSubmittedEpochMs())
                .thenComparing(AgentRun::name)
                .reversed();
    }

    /** Removes the oldest ended runs that are too many. Whoever watches one still reads its file to the end. */
    synchronized void prune() {
        long bytes = 0;
        int kept = 0;
        for (AgentRun run : all()) {
            if (!run.isOver()) {
                continue;
            }
            kept++;
            bytes += run.folder().bytes();
            if (kept > keeping.mostRuns() || kept > 1 && bytes > keeping.mostRunBytes()) {
                byName.remove(run.name());
                byKey.remove(run.order().getKey());
                run.folder().delete();
            }
        }
    }
}

package dev.tideline.engine.sim;

import dev.tideline.engine.sim.ReferenceJob.Task;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile.LayerCost;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The five schedulers of the {@link Reference}, each as its sentence says. */
final class ReferenceScheduler {
    /** What a decision may look at. */
    interface State {
        /** {@code U}. */
        long promised();

        /** {@code M}. */
        long available();

        boolean anyTaskRuns();

        /** Jobs between their activation and their end. */
        List<ReferenceJob> active();
    }

    private static final Comparator<Task> BY_ID = Comparator.comparing(Task::id);
    private static final Comparator<Task> BY_DURATION =
            Comparator.comparing((Task t) -> t.job().durationOf(t));

    private final String name;
    private final State state;

    ReferenceScheduler(String name, State state) {
        this.name = name;
        this.state = state;
    }

    /** "Under MASA every job's Init is ready on arrival; parallelism does not apply." */
    boolean activatesByDispatch() {
        return name.equals("MASA");
    }

    /** MEMA: "activate the next job if active = 0, or active < parallelism and U + need <= M". */
    boolean admits(ReferenceJob job) {
        return !name.equals("MEMA") || state.active().isEmpty() || state.promised() + job.need() <= state.available();
    }

    /** @param offered the ready tasks that the worker may take */
    Optional<Task> pick(List<Task> offered) {
        return switch (name) {
            case "FCFS" -> offered.stream().min(BY_ID);
            case "SJF" -> offered.stream().min(BY_DURATION.thenComparing(BY_ID));
            case "LJF" -> offered.stream().min(BY_DURATION.reversed().thenComparing(BY_ID));
            case "MEMA" -> mema(offered);
            case "MASA" -> masa(offered);
            default -> throw new AssertionError(name);
        };
    }

    /**
     * "A ready Init or Exec if there is one, Execs by memory throughput, highest first, then id; Inits after Execs;
     * otherwise, while U <= M, the ready Load with the lowest layer index, then id. When no task is running, one Load is
     * always admitted."
     */
    private Optional<Task> mema(List<Task> offered) {
        Optional<Task> exec = of(TaskKind.EXEC, offered)
                .min(Comparator.comparing((Task t) -> t, ReferenceScheduler::throughput)
                        .reversed()
                        .thenComparing(BY_ID));
        Optional<Task> init = of(TaskKind.INIT, offered).min(BY_ID);
        boolean mayLoad = state.promised() <= state.available() || !state.anyTaskRuns();
        Optional<Task> load =
                of(TaskKind.LOAD, offered).min(Comparator.comparing(Task::layer).thenComparing(BY_ID));
        return exec.or(() -> init).or(() -> mayLoad ? load : Optional.empty());
    }

    private static Stream<Task> of(TaskKind kind, List<Task> offered) {
        return offered.stream().filter(t -> t.kind() == kind);
    }

    /** "(weights + output + workspace bytes) / max(1, expected exec ns)", compared as fractions. */
    private static int throughput(Task a, Task b) {
        return bytes(a).multiply(time(b)).compareTo(bytes(b).multiply(time(a)));
    }

    private static BigInteger bytes(Task t) {
        LayerCost c = t.job().costOf(t.layer());
        return BigInteger.valueOf(c.weightBytes() + c.outputBytes() + c.workspaceBytes());
    }

    private static BigInteger time(Task t) {
        return BigInteger.valueOf(Math.max(1, t.job().costOf(t.layer()).execNs()));
    }

    /**
     * "The least ready Exec if any; otherwise the least Load or Init in key order that is admitted, skipping those that
     * are not." Key = "(mean execution time of its network, kind with Exec < Load < Init, id)".
     */
    private Optional<Task> masa(List<Task> offered) {
        Comparator<Task> key = Comparator.comparing((Task t) -> t.job().cost.execNs())
                .thenComparing(t -> t.kind() == TaskKind.LOAD ? 0 : 1)
                .thenComparing(BY_ID);
        return of(TaskKind.EXEC, offered).min(key).or(() -> offered.stream()
                .filter(t -> t.kind() != TaskKind.EXEC)
                .filter(t -> t.kind() == TaskKind.LOAD || fits(t.job()))
                .min(key));
    }

    /** "If no network is active, or the network's peak bytes fit in what is free = M - sum of locks". */
    private boolean fits(ReferenceJob job) {
        long locks = state.active().stream().mapToLong(ReferenceJob::peak).sum();
        return state.active().isEmpty() || job.peak() <= state.available() - locks;
    }
}

package dev.tideline.chart;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Job;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs made of plain events, so that charts are tested apart from what schedulers decide: every task of every job, dealt
 * in turn to the worker that is free first, with random durations, gaps, paging and memory.
 */
final class Traces {
    static final long MS = 1_000_000;
    static final long MIB = 1 << 20;
    static final List<String> NETWORKS = List.of("Alder", "Birch", "Cedar");

    private Traces() {}

    static RunSpec spec(int images, int workers) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        for (String name : NETWORKS) {
            List<LayerCost> layers = List.of(
                    new LayerCost("conv1", 4 * MS, 9 * MS, 8 * MIB, 4 * MIB, 0),
                    new LayerCost("pool1", MS, 2 * MS, 0, 2 * MIB, 0),
                    new LayerCost("fc2", 20 * MS, 6 * MS, 40 * MIB, MIB, 0));
            costs.put(name, new NetworkCost(name, 2 * MS, MIB, 2, 0, 1, layers));
        }
        Profile profile = new Profile(
                "board", "Test board", Provenance.MODELLED, "", 256 * MIB, 16 * MIB, 0, 0, 0, Swap.NONE, costs);
        Workload workload = new Workload("grove", "", List.of(new Request(0, NETWORKS, images, "")), List.of());
        return new RunSpec(
                workload,
                Map.of(),
                profile,
                96 * MIB,
                LoadingPolicy.PARTIAL,
                "FCFS",
                workers,
                2,
                0,
                MemoryModel.IDEAL,
                7);
    }

    static RunTrace run(RunSpec spec, long seed) {
        return fed(spec, events(spec, seed));
    }

    static RunTrace fed(RunSpec spec, List<RunEvent> events) {
        RunTrace trace = new RunTrace(spec);
        events.forEach(trace::on);
        return trace;
    }

    static List<RunEvent> events(RunSpec spec, long seed) {
        Random random = new Random(seed);
        List<RunEvent> tasks = new ArrayList<>();
        long[] free = new long[spec.workers()];
        int task = 0;
        int jobs = spec.workload().requests().get(0).jobs();
        for (int number = 0; number < jobs; number++) {
            String network = NETWORKS.get(number % NETWORKS.size());
            int first = task;
            long arrival = number < spec.workers() ? 0 : earliest(free);
            tasks.add(new RunEvent.JobArrived(0, new Job(number, network, number / 3, "", 0), first));
            tasks.add(new RunEvent.JobActivated(arrival, number));
            int size = spec.graphs().get(network).size();
            for (int offset = 0; offset < size; offset++) {
                task(tasks, free, task++, number, offset, random);
            }
        }
        tasks.sort(Comparator.comparingLong(RunEvent::timeNs));
        return withMemory(spec, tasks, random);
    }

    private static long earliest(long[] free) {
        long least = free[0];
        for (long f : free) {
            least = Math.min(least, f);
        }
        return least;
    }

    private static void task(List<RunEvent> into, long[] free, int id, int job, int offset, Random random) {
        int worker = 0;
        for (int w = 1; w < free.length; w++) {
            worker = free[w] < free[worker] ? w : worker;
        }
        long start = free[worker] + (random.nextInt(3) == 0 ? random.nextInt((int) (3 * MS)) : 0);
        long duration = random.nextInt(8) == 0 ? 0 : random.nextInt((int) ((offset == 5 ? 30 : 9) * MS));
        long paging = random.nextInt(4) == 0 ? duration / 3 : 0;
        Decision why = new Decision(id, "lowest id", 1, 0, 0, 0, 0, Decision.NONE, List.of());
        TaskKind kind = TaskGraph.kind(offset);
        into.add(new RunEvent.TaskStarted(
                start, id, job, TaskGraph.layer(offset), kind, worker, free[worker], start, why));
        into.add(new RunEvent.TaskFinished(start + duration, id, worker, start, paging, paging, 0));
        free[worker] = start + duration;
    }

    /** Weights from Load to Exec; what exceeds the cap is swapped out. */
    private static List<RunEvent> withMemory(RunSpec spec, List<RunEvent> tasks, Random random) {
        List<RunEvent> all = new ArrayList<>();
        long[] held = new long[spec.workload().requests().get(0).jobs() * 7];
        int[] jobOf = new int[held.length];
        long sum = 0;
        int ended = 0;
        for (RunEvent event : tasks) {
            all.add(event);
            if (event instanceof RunEvent.TaskStarted s) {
                long delta = s.kind() == TaskKind.LOAD ? (1 + random.nextInt(70)) * MIB : random.nextInt(4) * MIB;
                boolean weights = s.kind() == TaskKind.LOAD;
                held[s.task()] = weights ? delta : -delta;
                jobOf[s.task()] = s.job();
                sum += delta;
                all.add(new RunEvent.Promised(s.timeNs(), s.job(), weights ? delta : 0, weights ? 0 : delta, sum));
            } else if (event instanceof RunEvent.TaskFinished f) {
                long had = held[f.task()];
                sum -= Math.abs(had);
                all.add(new RunEvent.Promised(f.timeNs(), jobOf[f.task()], had > 0 ? -had : 0, had < 0 ? had : 0, sum));
                ended++;
            }
            long total = sum + spec.profile().baseBytes();
            long resident = Math.min(total, spec.capBytes());
            all.add(new RunEvent.Resident(event.timeNs(), resident, total - resident, ended));
            all.add(new RunEvent.Queue(event.timeNs(), random.nextInt(9), Math.max(0, 5 - ended / 7)));
        }
        long end = tasks.get(tasks.size() - 1).timeNs();
        int jobs = spec.workload().requests().get(0).jobs();
        for (int job = 0; job < jobs; job++) {
            all.add(new RunEvent.JobFinished(end, job));
        }
        all.add(new RunEvent.RunEnded(end, RunEvent.Outcome.FINISHED, ""));
        return all;
    }
}

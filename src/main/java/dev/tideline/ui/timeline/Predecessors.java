package dev.tideline.ui.timeline;

import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.RunTrace;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Who waits for whom within a job, by offset, read backwards. Pure. */
final class Predecessors {
    private Predecessors() {}

    /** For each offset of the graph the offsets it waits for, ascending. */
    static int[][] of(TaskGraph graph) {
        int[][] before = new int[graph.size()][];
        Arrays.setAll(before, offset -> new int[graph.predecessors(offset)]);
        int[] filled = new int[graph.size()];
        for (int offset = 0; offset < graph.size(); offset++) {
            for (int next : graph.successors(offset)) {
                before[next][filled[next]++] = offset;
            }
        }
        return before;
    }

    /** Ids of the tasks that a task waits for. */
    static int[] ofTask(RunTrace trace, int task) {
        int job = trace.jobOfTask(task);
        int first = trace.job(job).firstTask();
        TaskGraph graph = trace.graph(job);
        return IntStream.range(0, graph.size())
                .filter(before -> Arrays.binarySearch(graph.successors(before), task - first) >= 0)
                .map(before -> first + before)
                .toArray();
    }

    /** Ids of the tasks that wait for a task. */
    static int[] successorsOfTask(RunTrace trace, int task) {
        int job = trace.jobOfTask(task);
        int first = trace.job(job).firstTask();
        return IntStream.of(trace.graph(job).successors(task - first))
                .map(next -> first + next)
                .toArray();
    }
}

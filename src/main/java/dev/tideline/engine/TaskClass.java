package dev.tideline.engine;

import java.util.PriorityQueue;

/**
 * The ready tasks of one network, layer and kind, least first. A scheduler admits or refuses them together, so that a
 * thousand waiting Inits of one network cost one question.
 */
final class TaskClass {
    private final PriorityQueue<ReadyTask> tasks = new PriorityQueue<>(4);

    /** Place in its {@link ReadyHeap}, -1 while it is in none. */
    int place = -1;

    ReadyTask head() {
        return tasks.peek();
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    void add(ReadyTask task) {
        tasks.add(task);
    }

    ReadyTask takeHead() {
        return tasks.poll();
    }

    Iterable<ReadyTask> tasks() {
        return tasks;
    }

    boolean before(TaskClass other) {
        return head().compareTo(other.head()) < 0;
    }
}

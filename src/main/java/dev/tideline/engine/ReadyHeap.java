package dev.tideline.engine;

import java.util.Arrays;

/** A binary heap of task classes by their least task; a class knows its place, so that it can move when its head changes. */
final class ReadyHeap {
    private TaskClass[] heap = new TaskClass[16];
    private int classes;
    private int tasks;

    /** Ready tasks in all classes. */
    int tasks() {
        return tasks;
    }

    /** The class with the least task. Only if {@link #hasClasses}. */
    TaskClass least() {
        return heap[0];
    }

    boolean hasClasses() {
        return classes > 0;
    }

    void add(TaskClass to, ReadyTask task) {
        to.add(task);
        tasks++;
        if (to.place < 0) {
            insert(to);
        } else if (to.head() == task) {
            up(to.place);
        }
    }

    ReadyTask takeHead(TaskClass from) {
        ReadyTask task = from.takeHead();
        tasks--;
        if (from.isEmpty()) {
            remove(from);
        } else {
            down(from.place);
        }
        return task;
    }

    /** Takes a class out of the order, with its tasks; they still count as ready. */
    void remove(TaskClass out) {
        int hole = out.place;
        out.place = -1;
        TaskClass last = heap[--classes];
        heap[classes] = null;
        if (last != out) {
            put(last, hole);
            down(hole);
            up(last.place);
        }
    }

    /** Puts a class into the order. */
    void insert(TaskClass in) {
        if (classes == heap.length) {
            heap = Arrays.copyOf(heap, 2 * classes);
        }
        put(in, classes++);
        up(in.place);
    }

    private void up(int from) {
        TaskClass moving = heap[from];
        int at = from;
        while (at > 0 && moving.before(heap[(at - 1) / 2])) {
            put(heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        put(moving, at);
    }

    private void down(int from) {
        TaskClass moving = heap[from];
        int at = from;
        while (2 * at + 1 < classes) {
            int child = 2 * at + 1;
            if (child + 1 < classes && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (!heap[child].before(moving)) {
                break;
            }
            put(heap[child], at);
            at = child;
        }
        put(moving, at);
    }

    private void put(TaskClass c, int at) {
        heap[at] = c;
        c.place = at;
    }
}

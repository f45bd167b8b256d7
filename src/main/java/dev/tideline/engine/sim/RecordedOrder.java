package dev.tideline.engine.sim;

import dev.tideline.schedule.Key;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskKind;

/**
 * The order in which EdgeCaffe ran its tasks when its makespans under memory limits were recorded (April 2020): every
 * network is initialised on submission, and workers then take tasks in the order in which they became ready (TaskPool.cpp).
 * Only under Linear were the networks chained one after the other (RunPipeline.cpp).
 */
final class RecordedOrder implements Scheduler {
    private final boolean chained;
    private int next;

    RecordedOrder(LoadingPolicy loading) {
        this.chained = loading == LoadingPolicy.LINEAR;
    }

    @Override
    public String name() {
        return "Recorded";
    }

    @Override
    public String sentence() {
        return "As EdgeCaffe's recordings were made: every Init first, then first ready, first served.";
    }

    @Override
    public Key key(Task task) {
        if (task.kind() == TaskKind.INIT) {
            return Key.of(0, 0);
        }
        return Key.of(1, chained ? task.job().number() : next++);
    }

    @Override
    public String describe(Task task) {
        return "became ready in this order";
    }
}

package dev.tideline.trace;

/** Hears the events of one run, in order, from one thread. Must return fast: the run waits. */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event);
}

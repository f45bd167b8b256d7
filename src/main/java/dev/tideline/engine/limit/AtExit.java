package dev.tideline.engine.limit;

/** Something to be done when this program ends before it could do it in order: by a signal, or with its window. */
public final class AtExit {
    private final Thread hook;

    /** @param step runs on a thread of its own, beside other such steps */
    public AtExit(String name, Runnable step) {
        this.hook = new Thread(step, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** It has been done. */
    public void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, and the step finds nothing more to do.
        }
    }
}

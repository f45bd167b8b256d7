package dev.tideline.engine.sim;

/**
 * Something that running tasks share: while m use it, each progresses at rate 1/(1 + g(m - 1)). g = 0 is no contention,
 * g = 1 an equal share of one device.
 */
final class Resource {
    private final double contention;
    private int users;

    Resource(double contention) {
        this.contention = contention;
    }

    /** How many nanoseconds one nanosecond of work takes now. */
    double stretch() {
        return 1 + contention * (users - 1);
    }

    void enter() {
        users++;
    }

    void leave() {
        users--;
    }
}

package dev.tideline.engine.sim;

/**
 * Something that running tasks share: while m use it, and n use another that it does not get along with, each of the m
 * progresses at rate 1/(1 + g(m - 1) + h n). g = 0 is no contention, g = 1 an equal share of one device.
 */
final class Resource {
    private final double contention;
    private Resource other = this;
    private double mixed;
    private int users;

    /** @param contention g */
    Resource(double contention) {
        this.contention = contention;
    }

    /** Makes users of both disturb each other. @param by h */
    void disturb(Resource with, double by) {
        other = with;
        mixed = by;
        with.other = this;
        with.mixed = by;
    }

    /** How many nanoseconds one nanosecond of work takes now. */
    double stretch() {
        return 1 + contention * (users - 1) + mixed * other.users;
    }

    void enter() {
        users++;
    }

    void leave() {
        users--;
    }
}

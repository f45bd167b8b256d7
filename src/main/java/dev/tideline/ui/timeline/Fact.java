package dev.tideline.ui.timeline;

/**
 * A line of the inspector.
 *
 * @param task the task to select when it is clicked, {@link #NO_TASK} if it is plain text
 */
record Fact(String label, String value, int task) {
    static final int NO_TASK = -1;

    static Fact of(String label, String value) {
        return new Fact(label, value, NO_TASK);
    }

    static Fact link(String label, String value, int task) {
        return new Fact(label, value, task);
    }
}

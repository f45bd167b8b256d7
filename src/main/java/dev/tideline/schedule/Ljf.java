package dev.tideline.schedule;

/** Longest job first: the greatest expected duration by the profile, then the lowest id. No admission. */
final class Ljf implements Scheduler {
    @Override
    public String name() {
        return "LJF";
    }

    @Override
    public String sentence() {
        return "Longest job first: the ready task that the profile expects to be slowest.";
    }

    @Override
    public Key key(Task task) {
        return Key.of(-(double) task.expectedNs());
    }

    @Override
    public String describe(Task task) {
        return Words.expected(task);
    }

    @Override
    public String order() {
        return "The task with the longest expected time comes first.";
    }
}

package dev.tideline.schedule;

/** Shortest job first: the least expected duration by the profile, then the lowest id. No admission. */
final class Sjf implements Scheduler {
    @Override
    public String name() {
        return "SJF";
    }

    @Override
    public String sentence() {
        return "Shortest job first: the ready task that the profile expects to be fastest.";
    }

    @Override
    public Key key(Task task) {
        return Key.of(task.expectedNs());
    }

    @Override
    public String describe(Task task) {
        return Words.expected(task);
    }

    @Override
    public String order() {
        return "The task with the shortest expected time comes first.";
    }
}

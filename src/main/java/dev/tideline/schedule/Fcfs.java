package dev.tideline.schedule;

/** First come, first served: the lowest id, which is the first created, not the first ready. No admission. */
final class Fcfs implements Scheduler {
    @Override
    public String name() {
        return "FCFS";
    }

    @Override
    public String sentence() {
        return "First come, first served: the ready task that was created first.";
    }

    @Override
    public Key key(Task task) {
        return Key.NONE;
    }

    @Override
    public String describe(Task task) {
        return "created as number " + task.id();
    }
}

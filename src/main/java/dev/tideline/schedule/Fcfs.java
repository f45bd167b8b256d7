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
        return "number " + task.id();
    }

    @Override
    public String order() {
        return "The lowest number comes first. Tasks are numbered job by job as jobs arrive, in a job Init, Load 0, Exec 0,"
                + " Load 1 and so on.";
    }
}

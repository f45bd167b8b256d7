package dev.tideline.schedule;

/** What a task does: prepare a job (its input blob), bring one layer's weights into memory, or compute one layer. */
public enum TaskKind {
    INIT,
    LOAD,
    EXEC;

    /** "Init", "Load", "Exec": as charts and texts say it. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}

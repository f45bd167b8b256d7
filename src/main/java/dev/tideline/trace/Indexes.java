package dev.tideline.trace;

/** A read-only view of a growing list of indexes; it grows with the trace. Same thread as the trace. */
public final class Indexes {
    private final IntColumn column;

    Indexes(IntColumn column) {
        this.column = column;
    }

    public int size() {
        return column.size();
    }

    public int get(int i) {
        return column.get(i);
    }
}

package dev.tideline.chart;

import dev.tideline.schedule.TaskKind;

/**
 * What a stretch of a worker's time went into, from the bottom of a column to its top. With a network's place it makes a
 * class, the smallest thing that has a colour of its own.
 */
enum Part {
    EXEC,
    LOAD,
    INIT,
    PAGING;

    static final int COUNT = values().length;

    private static final Part[] OF_KIND = {INIT, LOAD, EXEC};

    static Part of(TaskKind kind) {
        return OF_KIND[kind.ordinal()];
    }

    int classOf(int networkPlace) {
        return networkPlace * COUNT + ordinal();
    }

    static Part ofClass(int c) {
        return values()[c % COUNT];
    }
}

package dev.tideline.chart;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Finds, while columns are visited, the tasks that are wide enough for a bar of their own. On the painting thread. */
final class WideBars {
    private static final int COLUMNS = 4;

    private final Lane lane;
    private int[] first = new int[16];
    private int size;
    private int span = -1;
    private int columns;

    WideBars(Lane lane) {
        this.lane = lane;
    }

    /** @param whole the piece that takes the whole of the next column, -1 if none does */
    void column(int whole) {
        if (whole < 0) {
            span = -1;
            return;
        }
        columns = lane.span(whole) == span ? columns + 1 : 1;
        span = lane.span(whole);
        if (columns == COLUMNS) {
            first = size < first.length ? first : Arrays.copyOf(first, 2 * size);
            first[size++] = whole > 0 && lane.span(whole - 1) == span ? whole - 1 : whole;
        }
    }

    /** Gives the first piece of each. */
    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(first[i]);
        }
    }
}

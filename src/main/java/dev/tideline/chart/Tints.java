package dev.tideline.chart;

import dev.tideline.schedule.TaskKind;

/** The colours of every class under one palette and choice of hue, computed once. Immutable. */
final class Tints {
    private final Palette palette;
    private final int[] full;
    private final int[] fill;
    private final int[] text;
    private final int[] hatched;

    Tints(Palette palette, Hue hue) {
        this.palette = palette;
        int classes = Part.COUNT * palette.networks().size();
        this.full = new int[classes];
        this.fill = new int[classes];
        this.text = new int[classes];
        this.hatched = new int[classes];
        for (int c = 0; c < classes; c++) {
            full[c] = hue == Hue.NETWORK ? palette.network(c / Part.COUNT) : byPart(Part.ofClass(c));
            hatched[c] = palette.hatched(full[c]);
            fill[c] = fill(hue, Part.ofClass(c), full[c]);
            text[c] = palette.textOn(Part.ofClass(c) == Part.INIT ? hatched[c] : fill[c]);
        }
    }

    /** Where colour tells the kind, lightness need not. */
    private int fill(Hue hue, Part part, int color) {
        return switch (part) {
            case EXEC -> color;
            case LOAD -> hue == Hue.NETWORK ? palette.light(color) : color;
            case INIT -> Colors.mix(color, palette.theme().background(), 0.62);
            case PAGING -> palette.paging(color);
        };
    }

    private int byPart(Part part) {
        return switch (part) {
            case EXEC -> palette.kind(TaskKind.EXEC);
            case LOAD -> palette.kind(TaskKind.LOAD);
            case INIT -> palette.kind(TaskKind.INIT);
            case PAGING -> palette.theme().cap();
        };
    }

    Theme theme() {
        return palette.theme();
    }

    Palette palette() {
        return palette;
    }

    /** Outline and stripes. */
    int full(int c) {
        return full[c];
    }

    /** The whole area; of an Init, what its stripes look like from afar. */
    int fill(int c) {
        return fill[c];
    }

    int text(int c) {
        return text[c];
    }

    /** Behind the stripes. */
    int hatched(int c) {
        return hatched[c];
    }

    int weights(int place) {
        return palette.network(place);
    }

    int blobs(int place) {
        return palette.light(palette.network(place));
    }
}

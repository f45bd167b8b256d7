package dev.tideline.chart;

import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of networks and kinds under a theme. A network's hue depends on its place of first mention in the workload
 * and on nothing else, so it is the same in every chart, list and legend. Hues: Okabe and Ito 2008, in an order that keeps
 * neighbours apart and darkened on white to 3 : 1; the four after the eighth network are Paul Tol's. Immutable.
 */
public final class Palette {
    private static final int[] ON_WHITE = {
        0xff0072b2,
        0xffd55e00,
        0xff009e73,
        0xffb84f8c,
        0xffb27c00,
        0xff3a8fc7,
        0xff5b3fa8,
        0xff857a00,
        0xff882255,
        0xff3f6b6b,
        0xff8c5a3c,
        0xff4d5863
    };
    private static final int[] ON_BLACK = {
        0xff4a9fe0,
        0xffef7e32,
        0xff1fb88b,
        0xffdd86b5,
        0xffe6a817,
        0xff8fcdf0,
        0xffa48be6,
        0xffe3d84a,
        0xffd06a98,
        0xff86b5b3,
        0xffc39a78,
        0xff9aa7b4
    };
    private static final double LIGHT_SHARE = 0.42;
    private static final double HATCH_SHARE = 0.16;

    private final Theme theme;
    private final List<String> networks;
    private final Map<String, Integer> places = new HashMap<>();

    public Palette(Workload workload, Theme theme) {
        this.theme = theme;
        this.networks = List.copyOf(workload.networks());
        for (int i = 0; i < networks.size(); i++) {
            places.put(networks.get(i), i);
        }
    }

    public Theme theme() {
        return theme;
    }

    /** All networks of the workload in order of first mention. */
    public List<String> networks() {
        return networks;
    }

    /** A network's place in {@link #networks}. */
    public int place(String network) {
        return places.get(network);
    }

    /** A network's full colour: its Execs, its weights, its dot in a list. */
    public int network(String network) {
        return network(place(network));
    }

    int network(int place) {
        int[] hues = theme.dark() ? ON_BLACK : ON_WHITE;
        return hues[place % hues.length];
    }

    /** The full colour of a kind, where colour tells the kind. */
    public int kind(TaskKind kind) {
        return switch (kind) {
            case INIT -> theme.dark() ? 0xff8b949e : 0xff6e7781;
            case LOAD -> theme.dark() ? 0xffe6a817 : 0xffb27c00;
            case EXEC -> theme.dark() ? 0xff4a9fe0 : 0xff0072b2;
        };
    }

    /** The lighter variant: Loads and blobs. */
    int light(int full) {
        return Colors.mix(full, theme.background(), LIGHT_SHARE);
    }

    /** Behind the stripes of an Init. */
    int hatched(int full) {
        return Colors.mix(full, theme.background(), HATCH_SHARE);
    }

    /** Time spent paging within a task. */
    int paging(int full) {
        return Colors.mix(full, theme.dark() ? 0xffffffff : 0xff000000, 0.5);
    }

    /** Black or white, whichever reads better on an area. */
    int textOn(int area) {
        int black = 0xff000000;
        int white = 0xffffffff;
        return Colors.contrast(area, white) >= Colors.contrast(area, black) ? white : black;
    }
}

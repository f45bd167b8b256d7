package dev.tideline.chart;

import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Workload;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of networks and kinds under a theme. A shipped network always has the same hue; any other has one of the
 * twelve by its name, or the next that is free where a workload has two of one: so a network looks the same in every
 * chart, list and legend, today and tomorrow. The hues start from Okabe and Ito 2008 and Paul Tol, moved until all twelve
 * stand out from the ground by 3 : 1 and from each other under normal vision, protanopia and deuteranopia (Machado et al.
 * 2009). Kinds are greys, which no network is; paging and all other trouble with memory is red. Immutable.
 */
public final class Palette {
    private static final List<String> SHIPPED = List.of(
            "AgeNet",
            "GenderNet",
            "FaceNet",
            "SoS",
            "SoS_GoogleNet",
            "EmotionNet",
            "SceneNet",
            "ObjectNet",
            "MemNet",
            "TinyYolo");
    private static final int[] ON_WHITE = {
        0xff2f78bd,
        0xffb84a00,
        0xff2f9e63,
        0xff9f106e,
        0xffca8500,
        0xff570b76,
        0xff1f96f0,
        0xff668f3b,
        0xffba698d,
        0xff045127,
        0xff7e419e,
        0xff3e3306
    };
    private static final int[] ON_BLACK = {
        0xff14a3fd,
        0xffcc5f00,
        0xff3fd6a0,
        0xffb977ac,
        0xfff6bf09,
        0xff7b5cff,
        0xff26d1ff,
        0xffa5b247,
        0xffb252b6,
        0xff219078,
        0xffffaad2,
        0xff887439
    };
    private static final double LIGHT_SHARE = 0.42;
    private static final double HATCH_SHARE = 0.16;

    private final Theme theme;
    private final List<String> networks;
    private final Map<String, Integer> hues;

    public Palette(Workload workload, Theme theme) {
        this(workload.networks(), theme);
    }

    Palette(Collection<String> networks, Theme theme) {
        this.theme = theme;
        this.networks = List.copyOf(networks);
        this.hues = hues(this.networks);
    }

    /** The hue of a network by itself, as any workload shows it that has no other network of the same hue. */
    public static int of(String network, Theme theme) {
        return hues(theme)[preferred(network)];
    }

    /** Shipped networks first, then the others by name: what order a workload mentions them in does not matter. */
    private static Map<String, Integer> hues(List<String> networks) {
        Map<String, Integer> hues = new HashMap<>();
        Comparator<String> shippedFirst = Comparator.comparing(n -> !SHIPPED.contains(n));
        networks.stream().sorted(shippedFirst.thenComparing(n -> n)).forEach(n -> {
            int hue = preferred(n);
            for (int i = 0; i < ON_WHITE.length && hues.containsValue(hue); i++) {
                hue = (hue + 1) % ON_WHITE.length;
            }
            hues.put(n, hue);
        });
        return hues;
    }

    private static int preferred(String network) {
        int shipped = SHIPPED.indexOf(network);
        return shipped >= 0 ? shipped : Math.floorMod(network.hashCode(), ON_WHITE.length);
    }

    private static int[] hues(Theme theme) {
        return theme.dark() ? ON_BLACK : ON_WHITE;
    }

    public Theme theme() {
        return theme;
    }

    /** All networks of the workload in order of first mention. */
    public List<String> networks() {
        return networks;
    }

    /** A network's full colour: its Execs, its weights, its dot in a list. */
    public int network(String network) {
        return hues(theme)[hues.get(network)];
    }

    int network(int place) {
        return network(networks.get(place));
    }

    /** The full colour of a kind, where colour tells the kind. */
    public int kind(TaskKind kind) {
        return switch (kind) {
            case INIT -> theme.dark() ? 0xffa9b1bb : 0xff57606a;
            case LOAD -> theme.dark() ? 0xff6e7681 : 0xff8b949e;
            case EXEC -> theme.dark() ? 0xffe6edf3 : 0xff24292f;
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

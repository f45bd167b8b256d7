package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    static Stream<Theme> themes() {
        return Stream.of(Theme.LIGHT, Theme.DARK);
    }

    private static Palette palette(Theme theme, List<String> networks) {
        return new Palette(new Workload("w", "", List.of(new Request(0, networks, 1, "")), List.of()), theme);
    }

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

    private static List<String> twelve() {
        return IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyNetworkStandsOutFromTheBackground(Theme theme) {
        Palette palette = palette(theme, twelve());
        for (String network : twelve()) {
            double contrast = Colors.contrast(palette.network(network), theme.background());
            assertTrue(contrast >= 3, network + " has contrast " + contrast);
        }
        for (TaskKind kind : TaskKind.values()) {
            assertTrue(Colors.contrast(palette.kind(kind), theme.background()) >= 3, kind.title());
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textIsReadableWhereverItStands(Theme theme) {
        Palette palette = palette(theme, twelve());
        for (int color : List.of(theme.text(), theme.muted(), theme.cap())) {
            assertTrue(Colors.contrast(color, theme.background()) >= 4.5, Integer.toHexString(color));
            assertTrue(Colors.contrast(color, theme.lane()) >= 4.5, Integer.toHexString(color));
        }
        for (String network : twelve()) {
            int full = palette.network(network);
            for (int area : List.of(full, palette.light(full), palette.hatched(full))) {
                assertTrue(Colors.contrast(palette.textOn(area), area) >= 4.5, network);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aNetworkKeepsItsColourWhateverStandsBesideIt(Theme theme) {
        Palette few = palette(theme, List.of("SoS", "AgeNet"));
        Palette many = palette(theme, List.of("AgeNet", "Mine", "GenderNet", "SoS"));
        for (String network : few.networks()) {
            assertEquals(few.network(network), many.network(network));
            assertEquals(Palette.of(network, theme), few.network(network));
        }
        assertEquals(Palette.of("Mine", theme), palette(theme, List.of("Mine")).network("Mine"));
        assertNotEquals(many.network("SoS"), many.light(many.network("SoS")));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void noTwoOfAWorkloadsTwelveNetworksHaveOneColour(Theme theme) {
        Palette many = palette(theme, twelve());
        assertEquals(12, twelve().stream().map(many::network).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void theColoursOfShippedNetworksDifferForEveryEye(Theme theme) {
        for (String a : SHIPPED) {
            for (String b : SHIPPED) {
                if (!a.equals(b)) {
                    double difference = ColourSight.difference(Palette.of(a, theme), Palette.of(b, theme));
                    assertTrue(difference >= 15, a + " and " + b + " differ by " + difference);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aKindIsNoNetworksColour(Theme theme) {
        Palette palette = palette(theme, twelve());
        for (TaskKind kind : TaskKind.values()) {
            for (String network : twelve()) {
                double difference = ColourSight.normal(palette.kind(kind), palette.network(network));
                assertTrue(difference >= 15, kind + " and " + network + " differ by " + difference);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void whatExceedsTheCapLooksTheSameOverEveryNetwork(Theme theme) {
        Palette palette = palette(theme, twelve());
        for (String network : twelve()) {
            int shaded = Colors.over(theme.overCap(), palette.network(network));
            assertTrue(Colors.contrast(theme.cap(), shaded) >= 3, network);
            assertTrue(ColourSight.normal(shaded, Colors.over(theme.overCap(), theme.muted())) < 15, network);
        }
    }
}

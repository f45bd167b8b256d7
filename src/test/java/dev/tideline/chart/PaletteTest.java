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
    void aNetworkKeepsItsColourWhateverComesAfterIt(Theme theme) {
        Palette few = palette(theme, List.of("n0", "n1"));
        Palette many = palette(theme, twelve());
        assertEquals(few.network("n1"), many.network("n1"));
        assertEquals(12, twelve().stream().map(many::network).distinct().count());
        assertNotEquals(many.network("n0"), many.light(many.network("n0")));
    }
}

package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path directory;

    private static RunFigure figure() {
        return figure(FigureLayout.PAGE);
    }

    private static RunFigure figure(FigureLayout layout) {
        RunTrace trace = Traces.run(Traces.spec(3, 2), 2);
        trace.on(new RunEvent.Remark(trace.nowNs(), "The cap was accounted, not enforced."));
        return new RunFigure(
                new ChartRun(trace, "Simulator", "grove", 1, List.of(new Overlay.Marker(20 * Traces.MS, "here"))),
                Options.DEFAULT,
                Theme.LIGHT,
                layout);
    }

    private static ComparisonFigure comparison() {
        ChartRun a = new ChartRun(Traces.run(Traces.spec(3, 2), 2), "Simulator", 1);
        ChartRun b = new ChartRun(Traces.run(Traces.spec(3, 3), 4), "Simulator", 2);
        return new ComparisonFigure(List.of(a, b), Options.DEFAULT, Theme.LIGHT, FigureLayout.PAGE);
    }

    @Test
    void aFigureLooksAsBefore() {
        Golden.check("figure.svg", Export.svg(figure()));
    }

    @Test
    void aFigureForOneColumnLooksAsBefore() {
        Golden.check("column.svg", Export.svg(figure(FigureLayout.COLUMN.with(false, true))));
    }

    @Test
    void whatIsLeftOutTakesNoRoom() {
        RunFigure bare = figure(FigureLayout.PAGE.with(false, false));
        assertTrue(bare.height() < figure().height() - 80);
        assertFalse(Export.svg(bare).contains("Legend"));
    }

    @Test
    void aComparisonIsCalledByWhatTellsItsRunsApart() {
        assertEquals(
                "grove: with 2 workers and with 3 workers compared",
                comparison().title());
    }

    @Test
    void aByteIsAsHighInEachRunOfAComparison() {
        List<RunTrace> traces = List.of(Traces.run(Traces.spec(3, 2), 2), Traces.run(Traces.spec(3, 3), 4));
        ByteRange common = ByteRange.common(traces);
        for (RunTrace trace : traces) {
            ByteRange own = ByteRange.OWN.or(trace);
            assertTrue(own.top() <= common.top() && own.swapped() <= common.swapped());
            assertEquals(common, common.or(trace));
        }
    }

    @Test
    void aComparisonLooksAsBefore() {
        Golden.check("comparison.svg", Export.svg(comparison()));
    }

    @Test
    void theSameFigureHasTheSameBytes() {
        assertEquals(Export.svg(figure()), Export.svg(figure()));
        assertArrayEquals(Export.pdf(figure()), Export.pdf(figure()));
        assertArrayEquals(Export.png(figure(), 2), Export.png(figure(), 2));
    }

    @Test
    void textOfAPdfCanBeSearched() throws IOException {
        try (PDDocument document = Loader.loadPDF(Export.pdf(figure()))) {
            String text = new PDFTextStripper().getText(document);
            for (String wanted : List.of(
                    "grove: Partial + FCFS, cap 96M",
                    "Partial loading \u00B7 FCFS scheduler \u00B7 cap 96M \u00B7 2 workers \u00B7 parallelism 2",
                    "Engine: Simulator \u00B7 expected costs: Test board (modelled)",
                    "Alder",
                    "Paging",
                    "swapped out",
                    "worker 1",
                    "here",
                    "The cap was accounted, not enforced.")) {
                assertTrue(text.contains(wanted), wanted + " is not in " + text);
            }
            assertEquals(1, document.getNumberOfPages());
            assertEquals(504, document.getPage(0).getMediaBox().getWidth(), 0.01);
            assertEquals(
                    "grove: Partial + FCFS, cap 96M",
                    document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void aPngHasTheAskedSizeAndTheColoursOfTheNetworks() throws IOException {
        RunFigure figure = figure();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Export.png(figure, 3)));
        assertEquals(3 * 700, image.getWidth());
        assertEquals(3 * (int) figure.height(), image.getHeight());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.containsAll(List.of(0xffffffff, hue("Alder"), hue("Birch"), hue("Cedar"), 0xffcf222e)));
    }

    private static int hue(String network) {
        return new Palette(Traces.spec(3, 2).workload(), Theme.LIGHT).network(network);
    }

    @Test
    void theExtensionDecidesTheFormat() throws IOException {
        Path svg = directory.resolve("a.SVG");
        Path pdf = directory.resolve("a.pdf");
        Path png = directory.resolve("a.png");
        for (Path target : List.of(svg, pdf, png)) {
            Export.write(figure(), target);
            Export.write(figure(), target);
        }
        assertTrue(Files.readString(svg).startsWith("<svg "));
        assertEquals("%PDF", new String(Files.readAllBytes(pdf), 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(1400, ImageIO.read(png.toFile()).getWidth());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(svg, pdf, png), files.sorted().toList());
        }
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path missing = directory.resolve("none").resolve("a.svg");
        assertEquals(
                "Cannot write " + missing + ": there is no directory " + missing.getParent() + ". Create it first.",
                assertThrows(InvalidInput.class, () -> Export.write(figure(), missing))
                        .getMessage());
        Path occupied = Files.createDirectories(directory.resolve("b.svg").resolve("inside"));
        String message = assertThrows(InvalidInput.class, () -> Export.write(figure(), occupied.getParent()))
                .getMessage();
        assertTrue(message.startsWith("Cannot write " + occupied.getParent() + ": "), message);
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(occupied.getParent()), files.toList());
        }
    }

    @Test
    void otherFormatsAndScalesAreRefused() {
        assertEquals(
                "Cannot tell the format of 'a.gif'. Let its name end in .svg, .png or .pdf.",
                assertThrows(InvalidInput.class, () -> Export.write(figure(), directory.resolve("a.gif")))
                        .getMessage());
        assertThrows(InvalidInput.class, () -> Export.write(figure(), directory.resolve("a.png"), 17));
        assertThrows(InvalidInput.class, () -> Export.write(figure(), directory.resolve("a.png"), Double.NaN));
        assertThrows(
                InvalidInput.class,
                () -> new ComparisonFigure(List.of(), Options.DEFAULT, Theme.LIGHT, FigureLayout.PAGE));
    }

    @Test
    void textCannotBreakAnSvg() throws Exception {
        SvgSurface surface = new SvgSurface(100, 100, "<&\">\u0000");
        surface.begin("<&>");
        surface.text("a <b> & \"c\" \u0001", 5, 5, Surface.Anchor.START);
        surface.end();
        var parsed = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(surface.document().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals("<&\"> ", parsed.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(
                "a <b> & \"c\" \u25A1",
                parsed.getElementsByTagName("text").item(0).getTextContent());
    }

    @Test
    void touchingRectanglesOfOneColourBecomeOne() {
        SvgSurface surface = new SvgSurface(10, 10, "");
        surface.color(0xff0072b2);
        surface.fillRect(0, 0, 2, 3);
        surface.fillRect(2, 0, 2, 3);
        surface.fillRect(6, 0, 1.25, 3);
        String svg = surface.document();
        assertTrue(svg.contains("<path fill=\"#0072b2\" d=\"M0 0h4v3h-4zM6 0h1.25v3h-1.25z\"/>"), svg);
    }
}

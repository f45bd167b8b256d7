package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Compared;
import dev.tideline.chart.Difference;
import dev.tideline.chart.Hit;
import dev.tideline.chart.Hue;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Rows;
import dev.tideline.chart.TimeScale;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Mouse and keys on the pane and the inspector themselves, without a window around them. */
@ExtendWith(ApplicationExtension.class)
class TimelinePaneTest {
    private static final RunTrace TRACE = SampleRuns.crowded(4);

    private TimelinePane pane;
    private InspectorPane inspector;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        pane = new TimelinePane();
        inspector = new InspectorPane(pane);
        SplitPane split = new SplitPane(pane, inspector);
        split.setDividerPositions(0.75);
        stage.setScene(new Scene(split, 1200, 800));
        stage.show();
    }

    @BeforeEach
    void showARun(FxRobot robot) {
        robot.interact(() -> {
            pane.show(TRACE);
            pane.focusChart();
        });
        settle();
    }

    @Test
    void theWheelPansAndWithControlZoomsAtThePointer(FxRobot robot) {
        robot.interact(() -> wheel(40, 120, true));
        settle();
        TimeScale zoomed = pane.scale();
        assertEquals(172 / Math.pow(1.005, 120), zoomed.spanNs(), 2);
        assertEquals(
                40, zoomed.at(0, 1).timeAt(TimeScale.fitted(TRACE.nowNs(), 0, 1).x(40)), 1, "stays at the pointer");

        robot.interact(() -> wheel(40, -50, false));
        settle();
        assertEquals(zoomed.spanNs(), pane.scale().spanNs());
        assertTrue(pane.scale().fromNs() > zoomed.fromNs());
    }

    private void wheel(long ns, double delta, boolean control) {
        Point2D p = chart().localToScene(chart().screenToLocal(at(ns, 0.1)));
        Event.fireEvent(
                chart(),
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        p.getX(),
                        p.getY(),
                        p.getX(),
                        p.getY(),
                        false,
                        control,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void aDragPansAndEndsFollowing(FxRobot robot) {
        // It zooms at the pointer, wherever the test before left it; at an edge there would be no room to pan.
        robot.moveTo(at(90, 0.1));
        robot.interact(() -> pane.zoomIn());
        settle();
        TimeScale before = pane.scale();
        Point2D pressed = at(90, 0.1);
        robot.moveTo(pressed).press(MouseButton.PRIMARY).moveBy(-60, 0).moveBy(-60, 0);
        robot.release(MouseButton.PRIMARY);
        settle();

        assertEquals(before.spanNs(), pane.scale().spanNs());
        assertTrue(pane.scale().fromNs() > before.fromNs());
        assertFalse(pane.followProperty().get());
        assertEquals(Selection.NOTHING, pane.selectionProperty().get(), "a drag is no click");

        TimeScale dragged = chart().scale();
        double pointer = chart().screenToLocal(pressed).getX() - 120;
        robot.type(KeyCode.W);
        assertEquals(
                dragged.timeAt(pointer), chart().scale().timeAt(pointer), 1, "zooms where the pointer was dragged to");
    }

    @Test
    void aClickSelectsATaskAndTheInspectorExplainsIt(FxRobot robot) {
        robot.clickOn(at(20, 1.0 / 3 * 0.1 + 0.08));
        settle();

        int span = Times.runningOn(TRACE.spans(), 1, 20);
        assertEquals(new Selection.OfTask(span), pane.selectionProperty().get());
        assertTrue(texts(inspector).contains("Exec conv1"), texts(inspector).toString());
        assertTrue(texts(inspector).contains("Execs and Inits are never memory-tested."));
        assertEquals(new TaskFacts(TRACE, span).sentence(), chart().getAccessibleText());
        assertTrue(
                pane.cursorNsProperty().get() >= 19 && pane.cursorNsProperty().get() <= 21);
    }

    @Test
    void aDragOnTheAxisSelectsARangeAndEscapeClearsIt(FxRobot robot) {
        robot.moveTo(onAxis(20)).press(MouseButton.PRIMARY).moveTo(onAxis(60)).moveTo(onAxis(80));
        robot.release(MouseButton.PRIMARY);
        settle();

        Selection.OfRange range = (Selection.OfRange) pane.selectionProperty().get();
        assertEquals(20, range.fromNs(), 1);
        assertEquals(80, range.toNs(), 1);
        RangeCard card = robot.lookup(n -> n instanceof RangeCard).query();
        assertTrue(card.isVisible());
        assertTrue(texts(card).contains("Large"), texts(card).toString());

        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals(Selection.NOTHING, pane.selectionProperty().get());
        assertFalse(card.isVisible());
    }

    @Test
    void arrowsGoFromTaskToTaskAcrossLanesAndBringThemIntoView(FxRobot robot) {
        robot.interact(() -> pane.selectTask(TRACE.spans().task(0)));
        robot.type(KeyCode.RIGHT);
        assertEquals(new Selection.OfTask(2), pane.selectionProperty().get());
        robot.type(KeyCode.DOWN);
        Span below =
                TRACE.spans().get(((Selection.OfTask) pane.selectionProperty().get()).span());
        assertEquals(1, below.worker());
        robot.type(KeyCode.W, 12);
        robot.type(KeyCode.END);
        settle();
        Span last =
                TRACE.spans().get(((Selection.OfTask) pane.selectionProperty().get()).span());
        assertTrue(pane.scale().fromNs() <= last.startNs() && pane.scale().toNs() >= last.startNs());
    }

    @Test
    void lettersZoomPanAndFit(FxRobot robot) {
        TimeScale fitted = pane.scale();
        robot.type(KeyCode.W, 3);
        TimeScale zoomed = pane.scale();
        assertTrue(zoomed.spanNs() < fitted.spanNs() / 2);
        robot.type(KeyCode.D);
        assertTrue(pane.scale().fromNs() > zoomed.fromNs());
        robot.type(KeyCode.A, 2);
        assertTrue(pane.scale().fromNs() < zoomed.fromNs());
        robot.type(KeyCode.S);
        assertTrue(pane.scale().spanNs() > zoomed.spanNs());
        robot.type(KeyCode.F);
        assertEquals(fitted.toNs(), pane.scale().toNs());
    }

    @Test
    void lettersActWhileAButtonHasTheFocusButNotWhileTextIsTyped(FxRobot robot) {
        robot.clickOn("#rows-jobs");
        TimeScale whole = pane.scale();
        robot.type(KeyCode.W);
        TimeScale zoomed = pane.scale();
        assertTrue(zoomed.spanNs() < whole.spanNs());
        robot.clickOn("#timeline-search").write("w");
        assertEquals(zoomed, pane.scale());
        robot.interact(() -> pane.search(""));
    }

    @Test
    void whatIsHoveredGoesWithTheViewBelowThePointer(FxRobot robot) {
        Point2D pointer = at(20, 1.0 / 3 * 0.1 + 0.08);
        robot.moveTo(pointer);
        settle();
        int before = chart().hovered();
        assertNotEquals(Overlay.NONE, before);
        robot.type(KeyCode.D, 4);
        settle();
        Point2D place = chart().screenToLocal(pointer);
        int now = chart().hit(place.getX(), place.getY())
                .filter(Hit.Task.class::isInstance)
                .map(hit -> ((Hit.Task) hit).span())
                .orElse(Overlay.NONE);
        assertNotEquals(before, now);
        assertEquals(now, chart().hovered());
    }

    @Test
    void theInspectorBeginsAtItsTopForEachSelection(FxRobot robot) {
        robot.interact(() -> pane.selectTask(4));
        settle();
        robot.interact(() -> inspector.setVvalue(1));
        robot.interact(() -> pane.selectTask(5));
        settle();
        assertEquals(0, inspector.getVvalue());
    }

    @Test
    void slashSearchesAndEnterGoesFromHitToHit(FxRobot robot) {
        robot.write("/");
        robot.write("large fc2");
        settle();
        Label hits = robot.lookup(".search-hits").query();
        assertEquals("8 hits", hits.getText(), "a Load and an Exec in each of four jobs");

        robot.type(KeyCode.ENTER);
        Selection first = pane.selectionProperty().get();
        robot.type(KeyCode.ENTER);
        assertNotEquals(first, pane.selectionProperty().get());
        Span hit = TRACE.spans().get(((Selection.OfTask) first).span());
        assertEquals("Large", TRACE.job(hit.job()).job().network());
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals("", hits.getText());
    }

    @Test
    void markersTakeANoteAndCanBeEditedAndDeleted(FxRobot robot) {
        robot.clickOn(at(50, 0.7));
        robot.write("m");
        robot.write("paging begins");
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("paging begins"), notes());
        long time = pane.markers(TRACE).get(0).timeNs();
        assertEquals(50, time, 1);

        robot.clickOn(onAxis(time));
        settle();
        robot.write("again");
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("again"), notes());

        robot.clickOn(onAxis(time));
        settle();
        robot.clickOn("#marker-delete");
        settle();
        assertEquals(List.of(), notes());
    }

    private List<String> notes() {
        return pane.markers(TRACE).stream().map(Overlay.Marker::note).toList();
    }

    @Test
    void switchesBetweenWorkersAndJobsAndColours(FxRobot robot) {
        robot.clickOn("#rows-jobs").clickOn("#hue-kind");
        settle();
        assertEquals(Options.DEFAULT.by(Rows.JOBS).colouredBy(Hue.KIND), pane.options());
        robot.clickOn("#rows-jobs");
        assertEquals(Rows.JOBS, pane.viewProperty().get(), "one of two is always on");
    }

    @Test
    void dividersResizeTheTracks(FxRobot robot) {
        double before = chart().plot().memoryHeight();
        Node chart = chart();
        double y = chart().plot().lanesBottom();
        robot.moveTo(chart.localToScreen(300, y))
                .press(MouseButton.PRIMARY)
                .moveBy(0, 30)
                .moveBy(0, 30);
        robot.release(MouseButton.PRIMARY);
        settle();
        assertEquals(before - 60, chart().plot().memoryHeight(), 3);
    }

    @Test
    void aLinkInTheInspectorSelectsItsTask(FxRobot robot) {
        robot.interact(() -> pane.selectTask(4));
        settle();
        robot.interact(() -> robot.from(inspector)
                .lookup((Hyperlink link) -> link.getText().equals("Exec conv1"))
                .<Hyperlink>query()
                .fire());
        Selection.OfTask now = (Selection.OfTask) pane.selectionProperty().get();
        assertEquals(2, TRACE.spans().task(now.span()));
    }

    @Test
    void allCandidatesAreShownOnRequest(FxRobot robot) throws TimeoutException {
        int several = 0;
        while (WhyHere.of(TRACE, new Selection.OfTask(several))
                        .orElseThrow()
                        .candidates()
                        .size()
                >= TRACE.decision(several).ready()) {
            several++;
        }
        int span = several;
        robot.interact(() -> pane.selectTask(TRACE.spans().task(span)));
        settle();
        robot.interact(() -> robot.from(inspector)
                .lookup((Hyperlink link) -> link.getText().startsWith("Show all"))
                .<Hyperlink>query()
                .fire());
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#all-candidates")
                .tryQuery()
                .isPresent());
        ListView<?> list = robot.lookup("#all-candidates").query();
        assertEquals(TRACE.decision(span).ready(), list.getItems().size());
    }

    @Test
    void comparesRunsInWordsOnOneTimeScale(FxRobot robot) throws TimeoutException {
        RunTrace fcfs = SampleRuns.paging("FCFS");
        RunTrace mema = SampleRuns.paging("MEMA");
        List<ChartRun> compared = List.of(new ChartRun(fcfs, "Simulator", 1), new ChartRun(mema, "Simulator", 2));
        robot.interact(() -> pane.showComparison(compared));
        List<String> expected = Difference.sentences(Compared.of(compared));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> texts(pane).containsAll(expected));

        Set<Node> charts = robot.lookup(".timeline-chart").queryAll();
        assertEquals(2, charts.size());
        assertTrue(pane.scale().toNs() >= Math.max(fcfs.nowNs(), mema.nowNs()));
    }

    @Test
    void chartsOfManyRunsStayReadableAndScroll(FxRobot robot) {
        List<ChartRun> compared = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new ChartRun(SampleRuns.paging("FCFS"), "Simulator", i))
                .toList();
        robot.interact(() -> pane.showComparison(compared));
        settle();

        for (Node chart : robot.lookup(".timeline-chart").queryAll()) {
            assertTrue(chart.getLayoutBounds().getHeight() >= 130, chart.getLayoutBounds() + "");
        }
        ScrollPane scroll = robot.lookup(".timeline-scroll").query();
        assertTrue(scroll.getContent().getLayoutBounds().getHeight() > scroll.getHeight());
        robot.interact(() -> Event.fireEvent(scroll.getContent(), shiftAndWheel()));
        settle();
        assertTrue(scroll.getVvalue() > 0);
    }

    /** As X11 reports it: sideways. */
    private static ScrollEvent shiftAndWheel() {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                true,
                false,
                false,
                false,
                false,
                false,
                -40,
                0,
                -40,
                0,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void followsARunThatGrows(FxRobot robot) {
        List<RunEvent> events = new ArrayList<>();
        new Simulator().run(TRACE.spec(), new RunControl(), events::add);
        RunTrace growing = new RunTrace(TRACE.spec());
        robot.interact(() -> pane.show(growing));
        for (int i = 0; i < events.size(); i += 40) {
            List<RunEvent> slice = events.subList(i, Math.min(i + 40, events.size()));
            robot.interact(() -> {
                slice.forEach(growing::on);
                pane.pulse();
            });
            settle();
            assertTrue(pane.scale().toNs() >= growing.nowNs(), "now is in view");
        }
        assertTrue(growing.end().isPresent());
    }

    @Test
    void paintsInTheColoursOfItsTheme(FxRobot robot) {
        assertEquals(Color.WHITE, corner(robot));
        robot.interact(() -> pane.setDark(true));
        settle();
        assertEquals(Color.web("#0d1117"), corner(robot));
    }

    private Color corner(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = chart().snapshot(null, null));
        return image[0].getPixelReader().getColor(3, 3);
    }

    /** Events handled, a pulse gone by in which the pane painted, and what that led to handled too. */
    private void settle() {
        WaitForAsyncUtils.waitForFxEvents(6);
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(inspector::isCurrent)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("the inspector never showed what the timeline shows", e);
        }
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private Chart chart() {
        return (Chart) pane.lookup(".timeline-chart");
    }

    /** Where a time lies on the screen, at a share of the chart's height below the axis. */
    private Point2D at(long ns, double share) {
        double top = 24;
        return chart().localToScreen(chart().scale().x(ns), top + share * (chart().getHeight() - top));
    }

    private Point2D onAxis(long ns) {
        return chart().localToScreen(chart().scale().x(ns), 10);
    }

    private static List<String> texts(Node root) {
        return root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList();
    }
}

package dev.tideline.ui;

import static dev.tideline.ui.Fx.fx;
import static dev.tideline.ui.Fx.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.Catalog;
import dev.tideline.io.RunFile;
import dev.tideline.io.WorkloadFile;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.ui.play.Speed;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window, clicked and typed at. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {
    private static final dev.tideline.ui.Start SHIPPED = new dev.tideline.ui.Start(
            Shelf.load(Catalog.shipped()), Catalog.shipped().workload("small-3"), false, Path.of(""));

    @TempDir
    static Path homes;

    private final Answers answers = new Answers();
    private Path home;
    private Stage stage;
    private WorkbenchFrame frame;

    /** In a stage of its own: the shared one would carry its size into other tests. */
    @Start
    void open(Stage shared) throws IOException {
        home = Files.createTempDirectory(homes, "home");
        stage = new Stage();
        frame = new WorkbenchFrame(stage, new Places(home), answers, found -> () -> {});
        frame.open(CompletableFuture.completedFuture(SHIPPED));
    }

    @BeforeEach
    void untilItIsAllThere() {
        until(frame::complete);
    }

    /** Other tests in this process have windows of their own, in the toolkit's own theme. */
    @AfterEach
    void close() {
        fx(frame::close);
        fx(() -> Application.setUserAgentStylesheet(null));
    }

    private Session session() {
        return frame.session();
    }

    private void untilRunsHaveEnded(int count) {
        until(() -> session().runs().list().size() == count
                && session().runs().state().get() == Runs.State.IDLE);
    }

    private Run run(int index) {
        return session().runs().list().get(index);
    }

    @Test
    void opensWithAWorkloadAndItsRun(FxRobot robot) {
        untilRunsHaveEnded(1);
        assertEquals(SHIPPED.workload().requests(), session().composer().now().requests());
        assertEquals(Outcome.FINISHED, run(0).trace().end().orElseThrow().outcome());
        assertEquals(List.of(run(0)), session().shown());
        assertEquals("3 jobs", robot.lookup("#jobs").queryAs(Label.class).getText());
    }

    @Test
    void oneKeyRunsWhatIsComposed(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().speed().set(Speed.FASTEST));
        robot.push(KeyCode.CONTROL, KeyCode.R);
        untilRunsHaveEnded(2);
        assertEquals(List.of(run(1)), session().shown());
        assertEquals(run(0).metrics().get(), run(1).metrics().get());
    }

    @Test
    void aNetworkDraggedOntoARequestJoinsItAndBelowItIsARequestOfItsOwn(FxRobot robot) {
        untilRunsHaveEnded(1);
        Node row = robot.lookup("#requests")
                .lookup((Node n) -> n instanceof TableRow<?> r && r.getIndex() == 0)
                .query();
        robot.drag(network(robot, "EmotionNet")).dropTo(row);
        List<String> joined =
                new ArrayList<>(SHIPPED.workload().requests().get(0).networks());
        joined.add("EmotionNet");
        until(() -> session().composer().now().requests().get(0).networks().equals(joined));

        robot.drag(network(robot, "AgeNet"))
                .dropTo(robot.offset(robot.lookup("#requests").queryTableView(), Pos.BOTTOM_CENTER, 0, -6));
        until(() -> session().composer().now().requests().size() == 2);
        assertEquals(
                List.of("AgeNet"), session().composer().now().requests().get(1).networks());
    }

    private static Node network(FxRobot robot, String name) {
        return robot.lookup("#networks")
                .lookup((Label label) -> label.getText().equals(name))
                .query();
    }

    @Test
    void enterAddsANetworkAndUndoTakesItBack(FxRobot robot) {
        untilRunsHaveEnded(1);
        robot.clickOn("#filter").write("emotion");
        robot.interact(() -> {
            ListView<?> networks = robot.lookup("#networks").queryListView();
            networks.getSelectionModel().select(0);
            networks.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        assertEquals(
                List.of("EmotionNet"),
                session().composer().now().requests().get(1).networks());
        robot.clickOn("#undo");
        assertEquals(SHIPPED.workload().requests(), session().composer().now().requests());
        robot.clickOn("#redo");
        assertEquals(2, session().composer().now().requests().size());
    }

    @Test
    void doubleClickAddsToTheSelectedRequest(FxRobot robot) {
        untilRunsHaveEnded(1);
        robot.interact(() ->
                robot.lookup("#requests").queryTableView().getSelectionModel().select(0));
        robot.doubleClickOn(robot.lookup(cellOf("EmotionNet")).queryAs(NetworkCell.class));
        assertEquals(
                List.of("FaceNet", "AgeNet", "GenderNet", "EmotionNet"),
                session().composer().now().requests().get(0).networks());
    }

    private static Predicate<Node> cellOf(String network) {
        return node -> node instanceof NetworkCell cell
                && cell.getItem() != null
                && cell.getItem().name().equals(network);
    }

    @Test
    void aCellRefusesWhatIsWrongAndSaysWhy(FxRobot robot) {
        untilRunsHaveEnded(1);
        editNetworks(robot, "AgeNt");
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        assertEquals("Unknown network 'AgeNt'. Maybe you meant AgeNet.", problem.getText());
        assertTrue(problem.isVisible());
        robot.push(KeyCode.ESCAPE);
        assertFalse(problem.isVisible());
        assertEquals(SHIPPED.workload().requests(), session().composer().now().requests());
        editNetworks(robot, "agenet, sos");
        assertEquals(
                List.of("AgeNet", "SoS"),
                session().composer().now().requests().get(0).networks());
    }

    private void editNetworks(FxRobot robot, String text) {
        robot.interact(() -> editCell(robot.lookup("#requests").queryTableView(), 1));
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
    }

    private static <T> void editCell(TableView<T> table, int column) {
        table.edit(0, table.getColumns().get(column));
    }

    @Test
    void theCapFieldAndTheSliderSayTheSame(FxRobot robot) {
        untilRunsHaveEnded(1);
        robot.doubleClickOn("#capText")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("384M")
                .push(KeyCode.ENTER);
        assertEquals(384 * Bytes.MIB, session().settings().get().capBytes());
        fx(() -> robot.lookup("#cap").queryAs(Slider.class).setValue(3));
        assertEquals(512 * Bytes.MIB, session().settings().get().capBytes());
        assertEquals("512M", robot.lookup("#capText").queryTextInputControl().getText());
    }

    @Test
    void runRefusesAWrongFieldAndTakesWhatWasTypedLast(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().speed().set(Speed.FASTEST));
        robot.doubleClickOn("#capText").push(KeyCode.CONTROL, KeyCode.A).write("256Q");
        robot.clickOn("#run");
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        String text = robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText();
        assertTrue(text.startsWith("Memory cap: ") && text.contains("256Q"), text);
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertEquals(1, session().runs().list().size());
        assertEquals("256Q", robot.lookup("#capText").queryTextInputControl().getText());

        robot.doubleClickOn("#capText")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("384M")
                .push(KeyCode.CONTROL, KeyCode.R);
        untilRunsHaveEnded(2);
        assertEquals(384 * Bytes.MIB, run(1).spec().capBytes());
    }

    @Test
    void whatMasaIgnoresIsShownAsIgnored(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().settings().set(session().settings().get().withLoading(LoadingPolicy.BULK)));
        robot.interact(() ->
                robot.lookup("#scheduler").queryComboBox().getSelectionModel().select(4));
        assertEquals("MASA", session().settings().get().scheduler());
        assertEquals(LoadingPolicy.PARTIAL, session().settings().get().loading());
        assertEquals(
                "Parallel is ignored: MASA lets memory decide how many networks are active.",
                robot.lookup("#ignored").queryAs(Label.class).getText());
    }

    @Test
    void pausesStepsAndStopsWhereTheUserSeesIt(FxRobot robot) {
        untilRunsHaveEnded(1);
        Arrivals hours =
                new Arrivals(Arrivals.Process.PERIODIC, 10_000, 10_000_000_000L, 0, List.of("AgeNet"), false, 1, "");
        fx(() -> session().composer().edit(d -> d.withArrivals(hours)));
        fx(() -> session().speed().set(new Speed(0.1)));
        robot.clickOn("#run");
        until(() ->
                session().runs().list().size() == 2 && run(1).trace().spans().size() > 0);
        robot.clickOn("#pause");
        until(() -> session().runs().state().get() == Runs.State.PAUSED);
        assertEquals("paused", run(1).state().get());
        long before = run(1).trace().events();
        robot.clickOn("#step");
        until(() -> run(1).trace().events() > before);
        assertEquals(Runs.State.PAUSED, session().runs().state().get());
        robot.clickOn("#stop");
        until(() -> session().runs().state().get() == Runs.State.IDLE);
        assertEquals(Outcome.STOPPED, run(1).trace().end().orElseThrow().outcome());
        assertTrue(run(1).trace().jobs() < run(1).spec().workload().jobs());
    }

    @Test
    void selectedRunsAreCompared(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().settings().set(session().settings().get().withScheduler("FCFS")));
        fx(() -> session().simulate(Speed.FASTEST));
        untilRunsHaveEnded(2);
        robot.interact(() ->
                robot.lookup("#table").queryTableView().getSelectionModel().selectAll());
        robot.clickOn("#compare");
        assertEquals(List.of(run(0), run(1)), session().shown());
    }

    @Test
    void exportsWhatIsShown(FxRobot robot) throws IOException {
        untilRunsHaveEnded(1);
        assertTrue(exported(FileKind.SVG, "a.svg").contains("</svg>"));
        assertEquals("small-3-partial-mema-128m", answers.suggested());
        assertTrue(exported(FileKind.PDF, "a.pdf").startsWith("%PDF"));
        assertTrue(exported(FileKind.PNG, "a.png").contains("PNG"));
        assertTrue(exported(FileKind.PERFETTO, "a.perfetto-trace").contains("FaceNet"));
        Path csv = Files.createDirectory(home.resolve("csv"));
        export(FileKind.CSV, csv);
        assertEquals(
                1 + run(0).trace().spans().size(),
                Files.readAllLines(csv.resolve("tasks.csv")).size());
        Path tide = home.resolve("a.tide");
        export(FileKind.RUN, tide);
        assertEquals(
                run(0).metrics().get(),
                dev.tideline.trace.Metrics.of(RunFile.read(tide).trace()));
    }

    private String exported(FileKind kind, String name) throws IOException {
        Path file = home.resolve(name);
        export(kind, file);
        return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private void export(FileKind kind, Path target) {
        answers.next(target);
        fx(() -> frame.commands().export(kind));
        until(() -> session().background().tasks().isEmpty());
    }

    @Test
    void anUnwritableTargetEndsInADialog(FxRobot robot) {
        untilRunsHaveEnded(1);
        Path target = home.resolve("no-such-directory").resolve("a.svg");
        export(FileKind.SVG, target);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        String text = robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText();
        assertTrue(text.contains(target.toString()), text);
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertEquals(1, session().runs().list().size());
    }

    @Test
    void aBadFileEndsInADialogAndLosesNothing(FxRobot robot) throws IOException {
        untilRunsHaveEnded(1);
        Path bad = Files.writeString(home.resolve("bad.json"), "{ \"format\": 1, \"nam\": \"x\" }");
        answers.next(bad);
        fx(() -> frame.commands().files().open());
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        String text = robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText();
        assertTrue(text.contains("bad.json") && text.contains("'nam'"), text);
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertEquals(SHIPPED.workload().requests(), session().composer().now().requests());
    }

    @Test
    void savesAndKeepsByItselfWhatIsComposed(FxRobot robot) {
        untilRunsHaveEnded(1);
        Path file = home.resolve("mine.json");
        answers.next(file);
        fx(() -> session().composer().edit(d -> d.withRequestFor("SoS").named("mine")));
        assertTrue(session().composer().unsaved());
        assertEquals("*mine \u2013 Tideline", stage.getTitle());
        Workload edited = session().composer().now().workload();
        Path autosave = home.resolve("autosave.json");
        until(() -> Files.exists(autosave) && WorkloadFile.read(autosave).equals(edited));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> !session().composer().unsaved());
        assertEquals(edited, WorkloadFile.read(file));
        until(() -> !Files.exists(autosave));
        assertEquals("mine.json \u2013 Tideline", stage.getTitle());
    }

    @Test
    void nextTimeShowsWhatWasLeftUnsaved(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().composer().edit(d -> d.withRequestFor("SoS").named("mine")));
        Workload left = session().composer().now().workload();
        fx(frame::close);
        dev.tideline.ui.Start next = dev.tideline.ui.Start.read(new Places(home), Catalog.shipped());
        assertEquals(left, next.workload());
        assertTrue(next.unsaved());
    }

    @Test
    void asksBeforeUnsavedWorkIsReplaced(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().composer().edit(d -> d.withRequestFor("SoS").named("mine")));
        javafx.application.Platform.runLater(() -> frame.commands().files().create());
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        assertEquals("mine", session().composer().now().name());
        javafx.application.Platform.runLater(() -> frame.commands().files().create());
        until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        robot.clickOn("Continue without saving");
        until(() -> session().composer().now().isEmpty());
    }

    @Test
    void remembersHowItWasLeft(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session().dark().set(true));
        fx(() -> session().settings().set(session().settings().get().withCap(Bytes.GIB)));
        fx(frame::close);
        Remembered kept = Remembered.read(home.resolve("workbench.properties"));
        assertTrue(kept.dark());
        assertEquals(Bytes.GIB, kept.settings().capBytes());
    }

    @Test
    void aScenarioRunsItsStepsAndCompares(FxRobot robot) {
        untilRunsHaveEnded(1);
        var before = session().settings().get();
        robot.clickOn("#scenarios").clickOn(Scenario.read("deepeye-overlap").title());
        untilRunsHaveEnded(2);
        assertEquals(LoadingPolicy.LINEAR, run(1).spec().loading());
        fx(() -> session().speed().set(Speed.FASTEST));
        robot.interact(() -> robot.lookup("Next").query().requestFocus());
        robot.push(KeyCode.SPACE);
        until(() -> session().runs().list().size() == 3);
        untilRunsHaveEnded(3);
        assertEquals(LoadingPolicy.DEEPEYE, run(2).spec().loading());
        robot.clickOn("Next");
        until(() -> session().shown().equals(List.of(run(1), run(2))));
        robot.clickOn("Done");
        fx(() -> frame.commands().files().create());
        assertEquals(before, session().settings().get());
    }

    @Test
    void everyControlHasAName(FxRobot robot) {
        untilRunsHaveEnded(1);
        fx(() -> session()
                .composer()
                .edit(d -> d.withArrivals(
                        new Arrivals(Arrivals.Process.POISSON, 10, 800, 0, List.of("AgeNet"), false, 1, ""))));
        List<String> nameless = new ArrayList<>();
        robot.interact(() -> collectNameless(stage.getScene().getRoot(), nameless));
        assertEquals(List.of(), nameless);
    }

    private static void collectNameless(Node node, List<String> nameless) {
        boolean named =
                node.getAccessibleText() != null && !node.getAccessibleText().isEmpty();
        boolean control = node instanceof TextInputControl && !(node.getParent() instanceof Spinner)
                || node instanceof ComboBoxBase
                || node instanceof Slider
                || node instanceof Spinner
                || node instanceof TableView
                || node instanceof ListView && !(node.getParent() instanceof ComboBoxBase);
        boolean mute = node instanceof ButtonBase button
                && (button.getText() == null || button.getText().isEmpty())
                && node.isFocusTraversable();
        if ((control || mute) && !named) {
            nameless.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectNameless(child, nameless));
        }
    }
}

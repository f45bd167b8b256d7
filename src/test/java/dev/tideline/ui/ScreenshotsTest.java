package dev.tideline.ui;

import static dev.tideline.ui.Fx.fx;
import static dev.tideline.ui.Fx.until;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.agent.Gated;
import dev.tideline.engine.remote.agent.RunningAgent;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.ui.play.Speed;
import dev.tideline.ui.timeline.TimelinePane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Makes the pictures in screenshots/: {@code mvn test -Dtest=ScreenshotsTest -Dscreenshots=update}. */
@EnabledIfSystemProperty(named = "screenshots", matches = "update", disabledReason = "only on request")
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    @TempDir
    static Path home;

    private WorkbenchFrame frame;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        frame = new WorkbenchFrame(shown, new Places(home), new Answers(), found -> () -> {});
        frame.open(CompletableFuture.supplyAsync(
                () -> dev.tideline.ui.Start.read(new Places(home), dev.tideline.io.Catalog.shipped())));
    }

    @Test
    void takesThePicturesOfTheReadme(FxRobot robot) throws Exception {
        fx(() -> frame.session().speed().set(Speed.FASTEST));
        until(frame::complete);
        untilRunsHaveEnded(1);
        TimelinePane timeline = robot.lookup(".timeline").queryAs(TimelinePane.class);
        fx(() -> timeline.selectTask(pagingLoad(timeline.trace().orElseThrow())));
        save(robot, "workbench-light");
        selectRange(robot);
        save(robot, "range-light");
        robot.type(KeyCode.ESCAPE);
        fx(() -> frame.session().settings().set(frame.session().settings().get().withScheduler("FCFS")));
        fx(() -> frame.session().simulate(Speed.FASTEST));
        untilRunsHaveEnded(2);
        fx(() -> {
            TableView<?> runs = robot.lookup("#table").queryTableView();
            runs.getSelectionModel().selectAll();
        });
        robot.clickOn("#compare");
        save(robot, "compare-light");
        fx(() -> frame.session().dark().set(true));
        save(robot, "compare-dark");
        fx(() -> frame.session().dark().set(false));
        scenario(robot);
        save(robot, "scenario-light");
        connect(robot);
    }

    /** To an agent that simulates, with a run that somebody has ordered. */
    private void connect(FxRobot robot) throws IOException {
        Gated engine = new Gated(300);
        try (RunningAgent agent = RunningAgent.at(home.resolve("agent"), 0, engine)) {
            RunFixture.order(agent, home.resolve("other"));
            robot.push(KeyCode.CONTROL, KeyCode.K);
            robot.clickOn("#address").write(agent.address().toString());
            String code = agent.code(Role.RUN);
            robot.clickOn("#connect");
            until(() -> robot.lookup("#pairing").query().isVisible());
            robot.clickOn("#code").write(code).push(KeyCode.ENTER);
            until(() -> robot.lookup("#runs").queryTableView().getItems().size() == 1);
            save(robot.lookup("#address").query().getScene(), "connect-light");
            engine.openForGood();
            robot.clickOn("Close");
        }
    }

    private static void selectRange(FxRobot robot) {
        Node chart = robot.lookup(".timeline-chart").query();
        double width = chart.getLayoutBounds().getWidth();
        robot.drag(chart.localToScreen(0.35 * width, 10))
                .moveTo(chart.localToScreen(0.5 * width, 10))
                .dropTo(chart.localToScreen(0.7 * width, 10));
    }

    /** The first tour up to where two runs lie side by side, with what to look at. */
    private void scenario(FxRobot robot) {
        Scenario first = Scenario.read(Scenario.NAMES.get(0));
        robot.clickOn("#scenarios").clickOn(first.title());
        for (int step = 1;
                frame.session().shown().size() < 2 && step < first.steps().size();
                step++) {
            until(() -> frame.session().runs().state().get() == Runs.State.IDLE);
            robot.clickOn("Next");
            WaitForAsyncUtils.waitForFxEvents();
        }
        until(() -> frame.session().shown().size() == 2);
    }

    /** The longest Load that had to wait for its memory to be paged in: the inspector has most to say of it. */
    private static int pagingLoad(RunTrace trace) {
        return IntStream.range(0, trace.spans().size())
                .mapToObj(trace.spans()::get)
                .filter(s -> s.layer() >= 0)
                .max(Comparator.comparingLong(Span::pagingNs))
                .orElseThrow()
                .task();
    }

    private void untilRunsHaveEnded(int count) {
        until(() -> frame.session().runs().list().size() == count
                && frame.session().runs().state().get() == Runs.State.IDLE);
    }

    private void save(FxRobot robot, String name) throws IOException {
        robot.moveTo(stage.getScene().getRoot());
        save(stage.getScene(), name);
    }

    private static void save(Scene scene, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage[] shot = new WritableImage[1];
        fx(() -> shot[0] = scene.snapshot(null));
        int width = (int) shot[0].getWidth();
        int height = (int) shot[0].getHeight();
        int[] pixels = new int[width * height];
        shot[0].getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        Path file = Path.of("screenshots", name + ".png");
        assertTrue(ImageIO.write(image, "png", file.toFile()));
        assertTrue(Files.size(file) > 10_000);
    }
}

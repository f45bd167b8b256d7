package dev.tideline.ui;

import static dev.tideline.ui.Fx.fx;
import static dev.tideline.ui.Fx.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.Discovery.Found;
import dev.tideline.engine.remote.RemoteRun;
import dev.tideline.engine.remote.agent.Gated;
import dev.tideline.engine.remote.agent.RunningAgent;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.io.Catalog;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.ui.connect.AgentEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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

/** The real window and an agent on loopback, whose runs go on only as far as they are let. */
@ExtendWith(ApplicationExtension.class)
class ConnectTest {
    private static final dev.tideline.ui.Start SHIPPED = new dev.tideline.ui.Start(
            Shelf.load(Catalog.shipped()), Catalog.shipped().workload("small-3"), false, Path.of(""));

    @TempDir
    static Path homes;

    private final Gated engine = new Gated(50);
    private RunningAgent agent;
    private WorkbenchFrame frame;
    private Path home;

    @Start
    void open(Stage shared) throws IOException {
        home = Files.createTempDirectory(homes, "home");
        agent = RunningAgent.at(home.resolve("agent"), 0, engine);
        frame = new WorkbenchFrame(new Stage(), new Places(home), new Answers(), listener -> {
            listener.accept(List.of(new Found("bench", agent.address(), "00000000")));
            return () -> {};
        });
        frame.open(CompletableFuture.completedFuture(SHIPPED));
    }

    @BeforeEach
    void untilItIsAllThere() {
        until(frame::complete);
        until(() ->
                session().runs().list().size() == 1 && session().runs().state().get() == Runs.State.IDLE);
    }

    @AfterEach
    void close() {
        engine.openForGood();
        fx(frame::close);
        fx(() -> Application.setUserAgentStylesheet(null));
        agent.close();
    }

    private Session session() {
        return frame.session();
    }

    private Run last() {
        return session().runs().list().get(session().runs().list().size() - 1);
    }

    private static void untilSaid(FxRobot robot, String text) {
        until(() -> robot.lookup("#message").queryAs(Label.class).getText().contains(text));
    }

    private static <T> TableView<T> table(FxRobot robot, String id) {
        return robot.lookup(id).queryTableView();
    }

    /** Opens the dialog, chooses the agent that was found, and connects. */
    private void connect(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until(() -> ConnectTest.<AgentEntry>table(robot, "#agents").getItems().stream()
                .anyMatch(entry -> !entry.answer().isEmpty()));
        fx(() -> table(robot, "#agents").getSelectionModel().select(0));
        robot.clickOn("#connect");
    }

    private void pair(FxRobot robot, Role role) {
        String code = agent.code(role);
        connect(robot);
        until(() -> robot.lookup("#code").query().isFocused());
        robot.write(code).push(KeyCode.ENTER);
        untilSaid(robot, "Connected to bench");
    }

    private static void closeDialog(FxRobot robot) {
        robot.clickOn("Close");
    }

    @Test
    void aStrangerPairsWithTheCodeAndRunsThere(FxRobot robot) {
        String code = agent.code(Role.RUN);
        connect(robot);
        until(() -> robot.lookup("#code").query().isFocused());
        robot.write(code.startsWith("111 1") ? "222222" : "111111").push(KeyCode.ENTER);
        untilSaid(robot, "The code is wrong. 4 tries are left.");
        robot.push(KeyCode.CONTROL, KeyCode.A).write(code).push(KeyCode.ENTER);
        untilSaid(robot, "Connected to bench");
        assertEquals("Agent bench", session().engine().get().name());
        closeDialog(robot);

        robot.clickOn("Run");
        until(() -> session().runs().list().size() == 2 && last().trace().events() > 0);
        assertEquals("running", last().state().get());
        assertTrue(last().watch().trouble().isEmpty());
        engine.openForGood();

        until(() -> last().trace().end().isPresent());
        assertEquals(Outcome.FINISHED, last().trace().end().orElseThrow().outcome());
        assertTrue(Files.exists(last().file()), "what was measured elsewhere is recorded here too");
    }

    @Test
    void whoIsKnownNeedsNoCodeAnyMoreUntilForgotten(FxRobot robot) {
        pair(robot, Role.RUN);
        closeDialog(robot);

        connect(robot);
        untilSaid(robot, "Connected to bench");
        assertFalse(robot.lookup("#pairing").query().isVisible());

        robot.clickOn("#forget");
        untilSaid(robot, "bench is forgotten here.");
        assertEquals(
                AgentEntry.STRANGER,
                ConnectTest.<AgentEntry>table(robot, "#agents")
                        .getItems()
                        .get(0)
                        .standing());
        closeDialog(robot);
    }

    @Test
    void whoMayOnlyViewWatchesTheRunsOfOthersFromTheirFirstEvent(FxRobot robot) {
        RunFixture.order(agent, home.resolve("other"));
        pair(robot, Role.VIEW);
        assertEquals("Simulator", session().engine().get().name());
        until(() -> table(robot, "#runs").getItems().size() == 1);
        fx(() -> table(robot, "#runs").getSelectionModel().select(0));

        robot.clickOn("#watch");

        until(() ->
                session().runs().list().size() == 2 && last().trace().spans().size() > 0);
        engine.openForGood();
        until(() -> last().trace().end().isPresent());
        assertEquals(3, last().metrics().get().finishedJobs());
        closeDialog(robot);
    }

    @Test
    void anotherRunOrASimulationDoesNotEndWhatGoesOnElsewhere(FxRobot robot) {
        pair(robot, Role.RUN);
        closeDialog(robot);
        robot.clickOn("Run");
        until(() -> session().runs().list().size() == 2 && last().trace().events() > 0);
        Run elsewhere = last();

        robot.clickOn("Run");
        until(() -> session().runs().list().size() == 3);
        Run queued = last();
        until(() -> queued.watch().trouble().orElse("").contains("place 1 in the queue"));
        fx(() -> session().simulate(dev.tideline.ui.play.Speed.FASTEST));
        until(() -> last().trace().end().isPresent());

        assertEquals(List.of(elsewhere, queued), session().runs().elsewhere());
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        until(() -> queued.trace().end().isPresent());
        assertEquals(Outcome.STOPPED, queued.trace().end().orElseThrow().outcome());
        assertTrue(elsewhere.trace().end().isEmpty());
        engine.openForGood();
        until(() -> elsewhere.trace().end().isPresent());
        assertEquals(Outcome.FINISHED, elsewhere.trace().end().orElseThrow().outcome());
    }

    @Test
    void aRunGoesOnWhenTheWindowIsClosed(FxRobot robot) {
        pair(robot, Role.RUN);
        closeDialog(robot);
        robot.clickOn("Run");
        until(() -> session().runs().list().size() == 2 && last().trace().events() > 0);

        fx(() -> session().runs().close());

        assertEquals(List.of(last()), session().runs().elsewhere());
        engine.openForGood();
        until(() -> last().trace().end().isPresent());
        assertEquals(Outcome.FINISHED, last().trace().end().orElseThrow().outcome());
    }

    @Test
    void nobodyAtAnAddressIsSaidAndNothingIsLost(FxRobot robot) {
        AgentAddress gone = agent.address();
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until(() -> robot.lookup("#address").tryQuery().isPresent());
        agent.close();
        robot.clickOn("#address").write(gone.toString()).push(KeyCode.ENTER);

        untilSaid(robot, "No agent answers at 127.0.0.1");
        robot.clickOn("#address")
                .push(KeyCode.CONTROL, KeyCode.A)
                .write("not an address")
                .push(KeyCode.ENTER);
        untilSaid(robot, "is not the name of a machine");
        closeDialog(robot);
        assertEquals(3, session().composer().now().networks().size());
    }

    @Test
    void aRunIsEndedFromTheListOfTheAgent(FxRobot robot) {
        RunFixture.order(agent, home.resolve("other"));
        pair(robot, Role.RUN);
        until(() -> table(robot, "#runs").getItems().size() == 1);
        fx(() -> table(robot, "#runs").getSelectionModel().select(0));

        robot.clickOn("#end");

        until(() -> {
            if (!robot.lookup("#busy").query().isVisible()) {
                robot.lookup("#refresh").queryButton().fire();
            }
            return ConnectTest.<RemoteRun>table(robot, "#runs").getItems().stream()
                    .anyMatch(RemoteRun::isOver);
        });
        closeDialog(robot);
    }
}

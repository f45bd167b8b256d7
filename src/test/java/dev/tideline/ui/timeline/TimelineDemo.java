package dev.tideline.ui.timeline;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Face;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The pane and the inspector on their own, to look at: arguments are light|dark and one|two. */
public final class TimelineDemo {
    private static final List<String> NETWORKS = List.of("AgeNet", "FaceNet", "SoS_GoogleNet", "GenderNet");

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    private static RunTrace run(String scheduler) {
        Catalog catalog = Catalog.shipped();
        Profile profile = catalog.profile("recorded-laptop");
        Map<String, Network> models = NETWORKS.stream().collect(Collectors.toMap(n -> n, catalog::network));
        Workload workload = new Workload(
                "four",
                "",
                List.of(new Request(0, NETWORKS, 2, ""), new Request(900_000_000, NETWORKS, 1, "")),
                List.of());
        RunSpec spec = new RunSpec(
                workload,
                models,
                profile.only(NETWORKS),
                Bytes.parse("256M"),
                LoadingPolicy.PARTIAL,
                scheduler,
                3,
                2,
                0,
                MemoryModel.IDEAL,
                7);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    /** Apart from the main class, so that the class path will do. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            boolean dark = getParameters().getRaw().contains("dark");
            boolean two = getParameters().getRaw().contains("two");
            Application.setUserAgentStylesheet(
                    dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
            for (Face face : Face.values()) {
                Font.loadFont(face.open(), 12);
            }
            TimelinePane timeline = new TimelinePane();
            InspectorPane inspector = new InspectorPane(timeline);
            timeline.setDark(dark);
            SplitPane split = new SplitPane(timeline, inspector);
            split.setOrientation(Orientation.HORIZONTAL);
            split.setDividerPositions(0.78);
            Scene scene = new Scene(split, 1440, 860);
            scene.getRoot().setStyle("-fx-font-family: Inter; -fx-font-size: 13px");
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            if (two) {
                timeline.showComparison(
                        List.of(new ChartRun(run("FCFS"), "Simulator", 1), new ChartRun(run("MEMA"), "Simulator", 2)));
            } else {
                timeline.show(run("MEMA"));
            }
            timeline.focusChart();
            PauseTransition settled = new PauseTransition(Duration.seconds(1.5));
            settled.setOnFinished(e -> System.out.println("ready"));
            settled.play();
        }
    }
}

package dev.tideline.ui;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.schedule.RunSpec;
import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.ui.play.Speed;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window is about: the workload, how to run it, the runs, and how all is shown. Lives on the JavaFX thread. */
final class Session {
    private final Composer composer = new Composer();
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>(Shelf.empty());
    private final ObjectProperty<RunSettings> settings =
            new SimpleObjectProperty<>(RunSettings.first(Shelf.FIRST_PROFILE));
    private final ObservableList<EngineChoice> engines = FXCollections.observableArrayList(EngineChoice.own());
    private final StringProperty notices = new SimpleStringProperty("");
    private final ObjectProperty<EngineChoice> engine = new SimpleObjectProperty<>(engines.get(0));
    private final ObjectProperty<LocalSettings> local = new SimpleObjectProperty<>(LocalSettings.USUAL);
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.NORMAL);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final IntegerProperty scalePercent = new SimpleIntegerProperty(100);
    private final ObservableList<Run> shown = FXCollections.observableArrayList();
    private final Runs runs;
    private final Changes changes;
    private final Background background;
    private final List<Runnable> forms = new ArrayList<>();
    private RunSettings beforeScenario = settings.get();
    private boolean inScenario;

    Session(Background background, Runs runs) {
        this.background = background;
        this.runs = runs;
        this.changes = new Changes(composer, runs, shown);
        speed.addListener((o, before, now) -> runs.speed(now));
        composer.draft().addListener((o, before, now) -> chooseDevice(now));
    }

    /** A workload that only other devices know brings one of them with it. */
    private void chooseDevice(Draft draft) {
        RunSettings now = settings.get();
        String able = shelf.get().profileFor(draft.networks(), now.profile());
        if (!able.equals(now.profile())) {
            settings.set(now.withProfile(able));
        }
    }

    /** The settings that a scenario is about to change come back with {@link #leaveScenario}. */
    void enterScenario() {
        if (!inScenario) {
            inScenario = true;
            beforeScenario = settings.get();
        }
    }

    /** What the user has set, apart from what a scenario has. */
    RunSettings ownSettings() {
        return inScenario ? beforeScenario : settings.get();
    }

    /** Another workload than a scenario's is about to be composed: the user's own settings apply again. */
    void leaveScenario() {
        settings.set(ownSettings());
        inScenario = false;
    }

    Composer composer() {
        return composer;
    }

    ObjectProperty<Shelf> shelf() {
        return shelf;
    }

    ObjectProperty<RunSettings> settings() {
        return settings;
    }

    /** The simulator first, then this machine, then agents that were connected to. */
    ObservableList<EngineChoice> engines() {
        return engines;
    }

    ObjectProperty<EngineChoice> engine() {
        return engine;
    }

    /** How runs on this machine are held to their cap. */
    ObjectProperty<LocalSettings> local() {
        return local;
    }

    ObjectProperty<Speed> speed() {
        return speed;
    }

    BooleanProperty dark() {
        return dark;
    }

    IntegerProperty scalePercent() {
        return scalePercent;
    }

    /** The runs in the chart: one, or several compared. */
    ObservableList<Run> shown() {
        return shown;
    }

    Runs runs() {
        return runs;
    }

    /** What Ctrl+Z takes back: edits of the workload and deletions of runs. */
    Changes changes() {
        return changes;
    }

    Background background() {
        return background;
    }

    /**
     * A form that Run shall wait for.
     *
     * @param settle takes what is typed but not taken yet, or throws an {@link dev.tideline.workload.InvalidInput} that says
     *     what is wrong with it
     */
    void beforeRun(Runnable settle) {
        forms.add(settle);
    }

    /** What Run would run. @throws dev.tideline.workload.InvalidInput saying what is missing, or wrong in a form */
    RunSpec spec() {
        forms.forEach(Runnable::run);
        RunSettings now = settings.get();
        Workload workload = composer.now().workload();
        shelf.get().check(now.profile(), workload.networks());
        return now.spec(workload, shelf.get().networks(), shelf.get().profile(now.profile()));
    }

    /** From now on runs are carried out there. */
    void connect(RemoteEngine agent) {
        EngineChoice choice = EngineChoice.agent(agent);
        List<EngineChoice> others =
                engines.stream().filter(e -> !e.title().equals(agent.title())).toList();
        engines.setAll(others);
        engines.add(choice);
        engine.set(choice);
    }

    /** What an agent said of the run that it prepared last, in lines. */
    StringProperty notices() {
        return notices;
    }

    /** The engine chosen, as it is set up now. */
    EngineChoice engineToRun() {
        return engine.get().heldTo(local.get());
    }

    /** Runs what is composed on the chosen engine and shows it; a real engine first finds out what it needs for itself. */
    void run() {
        RunSpec spec = spec();
        EngineChoice choice = engineToRun();
        if (choice.virtualTime()) {
            show(runs.start(choice, spec, speed.get()));
        } else if (choice.agent().isPresent()) {
            background.show(new Ordering(choice.agent().get(), spec), ready -> {
                notices.set(ready.notices());
                show(runs.start(choice.forRun(), ready.spec(), speed.get()));
            });
        } else {
            background.run(
                    () -> choice.engine().adapt(spec), adapted -> show(runs.start(choice, adapted, speed.get())));
        }
    }

    /** Shows a run that an agent has already, from its first event. */
    Run follow(EngineChoice choice, RunSpec spec) {
        return show(runs.start(choice, spec, speed.get()));
    }

    /** Simulates it, whatever engine is chosen. */
    Run simulate(Speed at) {
        return show(runs.start(engines.get(0), spec(), at));
    }

    private Run show(Run run) {
        shown.setAll(List.of(run));
        return run;
    }
}

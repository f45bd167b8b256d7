package dev.tideline.ui;

import dev.tideline.ui.play.Speed;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import org.kordamp.ikonli.javafx.FontIcon;

/** Run, pause, stop, step, speed, engine and the menus. Lives on the JavaFX thread. */
final class ToolBarPart {
    private static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);

    private final Session session;
    private final Commands commands;
    private final ToolBar root;

    @FXML
    private Button run;

    @FXML
    private ToggleButton pause;

    @FXML
    private Button stop;

    @FXML
    private Button step;

    @FXML
    private Slider speed;

    @FXML
    private Label speedText;

    @FXML
    private ComboBox<EngineChoice> engine;

    @FXML
    private Button remote;

    @FXML
    private MenuButton scenarios;

    @FXML
    private MenuButton exports;

    @FXML
    private MenuButton view;

    @FXML
    private Button theme;

    @FXML
    private FontIcon themeIcon;

    @FXML
    private Button help;

    ToolBarPart(Session session, Commands commands) {
        this.session = session;
        this.commands = commands;
        this.root = Form.load(this, "toolbar.fxml");
        bindTransport();
        bindSpeed();
        bindEngine();
        bindView();
        Menus.exports(exports.getItems(), commands);
        exports.disableProperty().bind(Bindings.isEmpty(session.shown()));
    }

    ToolBar root() {
        return root;
    }

    MenuButton exports() {
        return exports;
    }

    MenuButton scenarios() {
        return scenarios;
    }

    private void bindTransport() {
        var state = session.runs().state();
        var idle = state.isEqualTo(Runs.State.IDLE);
        run.setOnAction(e -> commands.run());
        pause.setOnAction(e -> commands.pauseOrResume());
        stop.setOnAction(e -> commands.stop());
        step.setOnAction(e -> commands.step());
        pause.disableProperty().bind(idle);
        stop.disableProperty().bind(idle);
        step.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !session.runs().canStep(), state));
        state.subscribe(now -> pause.setSelected(now == Runs.State.PAUSED));
    }

    private void bindSpeed() {
        speed.setMin(0);
        speed.setMax(Speed.STOPS.size() - 1);
        speed.setValue(session.speed().get().stop());
        speed.valueProperty().addListener((o, before, now) -> session.speed()
                .set(Speed.STOPS.get((int) Math.round(now.doubleValue()))));
        session.speed().addListener((o, before, now) -> speed.setValue(now.stop()));
        speedText.textProperty().bind(session.speed().map(Speed::title));
        speed.disableProperty().bind(session.engine().map(choice -> !choice.virtualTime()));
    }

    private void bindEngine() {
        engine.setItems(session.engines());
        engine.setConverter(Choices.named(EngineChoice::name));
        engine.setCellFactory(list -> new EngineCell());
        engine.setButtonCell(new EngineCell());
        engine.setValue(session.engine().get());
        engine.valueProperty().addListener((o, before, now) -> choose(before, now));
        remote.setOnAction(e -> commands.connect());
        session.engine().addListener((o, before, now) -> engine.setValue(now));
    }

    private void choose(EngineChoice before, EngineChoice now) {
        if (now == null) {
            return; // The list of engines is being changed.
        }
        if (now.usable()) {
            session.engine().set(now);
        } else {
            engine.setValue(before);
        }
    }

    private void bindView() {
        view.textProperty().bind(session.scalePercent().asString().concat(" %"));
        ToggleGroup group = new ToggleGroup();
        for (int percent : SCALES) {
            RadioMenuItem item = new RadioMenuItem(percent + " %");
            item.setToggleGroup(group);
            item.setSelected(session.scalePercent().get() == percent);
            item.setOnAction(e -> session.scalePercent().set(percent));
            view.getItems().add(item);
        }
        theme.setOnAction(e -> session.dark().set(!session.dark().get()));
        session.dark().subscribe(dark -> themeIcon.setIconLiteral(dark ? "fth-sun" : "fth-moon"));
        help.setOnAction(e -> commands.help());
    }

    /** An engine that cannot be used here stays in the list, grey, with its reason. */
    private static final class EngineCell extends ListCell<EngineChoice> {
        @Override
        protected void updateItem(EngineChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            boolean usable = empty || choice.usable();
            setText(empty ? "" : usable ? choice.name() : choice.name() + "\n" + choice.problem());
            setDisable(!usable);
        }
    }
}

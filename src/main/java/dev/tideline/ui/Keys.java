package dev.tideline.ui;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;

/** The keys of the window, and their list. The chart has its own. Lives on the JavaFX thread. */
final class Keys {
    private static final List<List<String>> LIST = List.of(
            List.of("Ctrl+R", "run what is composed"),
            List.of("Space", "run, pause, go on"),
            List.of("F10", "step one event"),
            List.of("Ctrl+.", "stop"),
            List.of("Ctrl+O, Ctrl+S", "open, save the workload"),
            List.of("Ctrl+Shift+S", "save the workload as"),
            List.of("Ctrl+Z, Ctrl+Y", "undo, redo: edits and deleted runs"),
            List.of("Ctrl+E", "export"),
            List.of("Ctrl+Shift+O", "open a run file"),
            List.of("Ctrl+K", "connect to an agent"),
            List.of("F1", "this list"),
            List.of("In the chart", "letters act on it from anywhere but a text"),
            List.of("W, S", "zoom in, out at the pointer"),
            List.of("A, D", "pan left, right"),
            List.of("F", "fit the whole run"),
            List.of("Left, Right", "previous, next event"),
            List.of("Up, Down", "lane above, below"),
            List.of("Shift+wheel", "scroll a comparison"),
            List.of("/", "search network, layer, kind"),
            List.of("M", "marker with a note"));

    private Keys() {}

    static void install(Scene scene, Commands commands, Runnable exportMenu) {
        Map<KeyCombination, Runnable> keys = Map.of(
                ctrl(KeyCode.K),
                commands::connect,
                ctrl(KeyCode.R),
                commands::run,
                ctrl(KeyCode.E),
                exportMenu,
                ctrl(KeyCode.O),
                commands.files()::open,
                ctrl(KeyCode.S),
                commands.files()::save,
                ctrl(KeyCode.PERIOD),
                commands::stop,
                ctrlShift(KeyCode.S),
                commands.files()::saveAs,
                ctrlShift(KeyCode.O),
                commands::openRun,
                new KeyCodeCombination(KeyCode.F1),
                commands::help,
                new KeyCodeCombination(KeyCode.F10),
                commands::step);
        scene.getAccelerators().putAll(keys);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> unlessTyping(e, commands));
    }

    /** Text fields have an undo and a space of their own, and a space presses a button. */
    private static void unlessTyping(KeyEvent e, Commands commands) {
        if (e.isConsumed() || e.getTarget() instanceof TextInputControl) {
            return;
        }
        if (e.getCode() == KeyCode.SPACE && !e.isShortcutDown() && !(e.getTarget() instanceof ButtonBase)) {
            commands.pauseOrResume();
            e.consume();
        } else if (ctrl(KeyCode.Z).match(e)) {
            commands.undo();
            e.consume();
        } else if (ctrl(KeyCode.Y).match(e) || ctrlShift(KeyCode.Z).match(e)) {
            commands.redo();
            e.consume();
        }
    }

    static void show(Dialogs dialogs) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("wb-keys");
        for (int i = 0; i < LIST.size(); i++) {
            Label key = new Label(LIST.get(i).get(0));
            key.getStyleClass().add("wb-strong");
            grid.addRow(i, key, new Label(LIST.get(i).get(1)));
        }
        dialogs.tell("Keys", grid);
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination ctrlShift(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}

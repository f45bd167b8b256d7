package dev.tideline.ui;

import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.RemoteFailed;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import javafx.util.Duration;
import org.apache.commons.text.WordUtils;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages and questions. Lives on the JavaFX thread. */
final class Dialogs {
    static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);

    private static final int ICON = 28;
    private static final Duration NOTICE = Duration.seconds(20);
    /** In letters: a notice has no width to wrap at. */
    private static final int LINE = 64;

    private final Supplier<Window> owner;
    private final Supplier<String> style;
    private boolean complaining;

    /** @param style of the window: a dialog is as large */
    Dialogs(Supplier<Window> owner, Supplier<String> style) {
        this.owner = owner;
        this.style = style;
    }

    /** Bad input with its own words; anything else with where it came from. One at a time: the first is the cause. */
    void complain(Throwable e) {
        if (complaining) {
            return;
        }
        complaining = true;
        boolean foreseen = e instanceof InvalidInput || e instanceof AgentUnreachable || e instanceof RemoteFailed;
        Alert alert = foreseen ? badInput(e) : defect(e);
        alert.setOnHidden(hidden -> complaining = false);
        alert.show();
    }

    private Alert badInput(Throwable e) {
        Alert alert = alert(AlertType.WARNING, "Please check this", ButtonType.OK);
        alert.setContentText(e.getMessage());
        return alert;
    }

    private Alert defect(Throwable e) {
        Alert alert = alert(AlertType.ERROR, "Something went wrong in Tideline", ButtonType.OK);
        alert.setContentText("Your workload is saved and nothing else is lost; you can go on. (" + e + ")");
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        TextArea details = new TextArea(trace.toString());
        details.setEditable(false);
        details.setAccessibleText("Details");
        alert.getDialogPane().setExpandableContent(details);
        return alert;
    }

    /** @param dialog is given the window that it belongs to, and its style */
    void open(BiConsumer<Window, String> dialog) {
        dialog.accept(owner.get(), style.get());
    }

    /**
     * What to do with runs that go on elsewhere when the window closes.
     *
     * @return a button of kind YES to leave them, NO to end them, or another to stay
     */
    ButtonType goingOn(String which) {
        ButtonType leave = new ButtonType("Leave it running", ButtonData.YES);
        ButtonType end = new ButtonType("End it", ButtonData.NO);
        Alert alert =
                alert(AlertType.CONFIRMATION, which + " goes on without this window", leave, end, ButtonType.CANCEL);
        alert.setContentText(
                "The agent keeps its record. To see it again: Connect, then choose it among the agent's runs.");
        return alert.showAndWait().orElse(ButtonType.CANCEL);
    }

    /** In the corner of the window, for a while: what has happened by itself. */
    void notify(String title, String text) {
        Notifications.create()
                .owner(owner.get())
                .title(title)
                .text(WordUtils.wrap(text, LINE))
                .position(Pos.TOP_RIGHT)
                .hideAfter(NOTICE)
                .showWarning();
    }

    void tell(String header, Node content) {
        Alert alert = alert(AlertType.INFORMATION, header, ButtonType.OK);
        alert.getDialogPane().setContent(content);
        alert.show();
    }

    /**
     * What to do with unsaved work.
     *
     * @param leave what its owner is about to do without saving, for the button: "Close"
     * @return {@link #SAVE}, a button of kind NO to leave it unsaved, or another to stay
     */
    ButtonType unsaved(String name, String leave) {
        ButtonType without = new ButtonType(leave + " without saving", ButtonData.NO);
        Alert alert = alert(AlertType.CONFIRMATION, "Save " + name + "?", SAVE, without, ButtonType.CANCEL);
        alert.setContentText("It has changes that are in no file yet.");
        return alert.showAndWait().orElse(ButtonType.CANCEL);
    }

    private Alert alert(AlertType type, String header, ButtonType... buttons) {
        Alert alert = new Alert(type, "", buttons);
        Window window = owner.get();
        if (window != null && window.isShowing()) {
            alert.initOwner(window);
        }
        alert.setTitle("Tideline");
        alert.setHeaderText(header);
        FontIcon icon = new FontIcon(
                switch (type) {
                    case ERROR, WARNING -> "fth-alert-triangle";
                    case CONFIRMATION -> "fth-help-circle";
                    case INFORMATION, NONE -> "fth-info";
                });
        icon.setIconSize(ICON);
        icon.getStyleClass().add(type == AlertType.ERROR ? "danger" : type == AlertType.WARNING ? "warning" : "accent");
        alert.setGraphic(icon);
        alert.getDialogPane().setStyle(style.get());
        alert.getDialogPane().setMinWidth(460);
        alert.setResizable(true);
        return alert;
    }
}

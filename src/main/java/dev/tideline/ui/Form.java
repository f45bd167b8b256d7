package dev.tideline.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.layout.Region;

/** Loads the FXML of a part of the window into the object that drives it. */
final class Form {
    private Form() {}

    /** @param <R> the form's outermost element */
    static <R extends Region> R load(Object controller, String file) {
        FXMLLoader loader = new FXMLLoader(Objects.requireNonNull(Form.class.getResource(file), file));
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The form " + file + " of this program cannot be read", e);
        }
    }
}

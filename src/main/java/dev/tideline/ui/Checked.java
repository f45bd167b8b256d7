package dev.tideline.ui;

import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TextField;
import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/** Fields whose text is checked while it is typed and taken on Enter or when the field is left. */
final class Checked {
    private final List<Runnable> settlers = new ArrayList<>();
    private final ValidationSupport support = new ValidationSupport();

    /** @param complain hears the first complaint of all fields, empty when there is none */
    Checked(Consumer<String> complain) {
        support.setValidationDecorator(new StyleClassValidationDecoration("wb-wrong", "wb-doubtful"));
        support.setErrorDecorationEnabled(true);
        support.validationResultProperty().addListener((o, before, now) -> complain.accept(first(now)));
    }

    private static String first(ValidationResult result) {
        return result.getErrors().stream().findFirst().map(m -> m.getText()).orElse("");
    }

    /**
     * Takes what was typed last although its field was not left.
     *
     * @throws InvalidInput with the name of the first wrong field, which gets the focus, and what is wrong with it
     */
    void settle() {
        settlers.forEach(Runnable::run);
    }

    /**
     * Calls {@code typed} with each valid value while it is typed, and {@code taken} when it is meant.
     *
     * @param name of the field, for complaints far from it
     */
    <T> void field(String name, TextField field, Function<String, T> parse, Consumer<T> typed, Consumer<T> taken) {
        settlers.add(() -> settle(name, field, parse, taken));
        support.registerValidator(
                field,
                false,
                (control, text) -> ValidationResult.fromMessageIf(
                        control,
                        complaint(parse, (String) text),
                        Severity.ERROR,
                        !complaint(parse, (String) text).isEmpty()));
        field.textProperty().addListener((o, before, text) -> {
            if (field.isFocused() && complaint(parse, text).isEmpty()) {
                typed.accept(parse.apply(text));
            }
        });
        field.setOnAction(e -> take(field, parse, taken));
        field.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                take(field, parse, taken);
            }
        });
    }

    private static <T> void settle(String name, TextField field, Function<String, T> parse, Consumer<T> taken) {
        String complaint = field.isDisabled() ? "" : complaint(parse, field.getText());
        if (!complaint.isEmpty()) {
            field.requestFocus();
            throw new InvalidInput(name + ": " + complaint);
        }
        if (field.isFocused()) {
            take(field, parse, taken);
        }
    }

    private static <T> void take(TextField field, Function<String, T> parse, Consumer<T> taken) {
        if (complaint(parse, field.getText()).isEmpty()) {
            taken.accept(parse.apply(field.getText()));
        }
    }

    private static <T> String complaint(Function<String, T> parse, String text) {
        try {
            parse.apply(text == null ? "" : text);
            return "";
        } catch (InvalidInput e) {
            return e.getMessage();
        }
    }
}

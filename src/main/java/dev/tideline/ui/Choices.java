package dev.tideline.ui;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Choices shown by a name and never typed. */
final class Choices {
    private Choices() {}

    static <T> StringConverter<T> named(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, not typed");
            }
        };
    }
}

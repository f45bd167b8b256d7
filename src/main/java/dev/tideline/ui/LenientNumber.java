package dev.tideline.ui;

import java.util.function.Supplier;
import javafx.util.StringConverter;

/** Reads a spinner's text; what is no number leaves the value as it was, what is out of range becomes the nearest. */
final class LenientNumber extends StringConverter<Integer> {
    private final int least;
    private final int most;
    private final Supplier<Integer> otherwise;

    LenientNumber(int least, int most, Supplier<Integer> otherwise) {
        this.least = least;
        this.most = most;
        this.otherwise = otherwise;
    }

    @Override
    public String toString(Integer value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public Integer fromString(String text) {
        try {
            return (int) Math.max(least, Math.min(most, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            return otherwise.get();
        }
    }
}

package dev.tideline.engine.local;

import dev.tideline.trace.RunEvent.Score;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The names of a network's classes, where the program ships them. Immutable. */
record Labels(List<String> names) {
    private static final int SHOWN = 5;

    Labels {
        names = List.copyOf(names);
    }

    /** The shipped list, one class a line (labels/NETWORK.txt); empty for other networks. */
    static Labels of(String network) {
        try (InputStream in = Labels.class.getResourceAsStream("/labels/" + network + ".txt")) {
            return new Labels(
                    in == null
                            ? List.of()
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the labels of " + network + ": " + e.getMessage(), e);
        }
    }

    /** The five most probable classes, most probable first; of equal ones the first. */
    List<Score> best(float[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .limit(SHOWN)
                .map(i -> new Score(name(i), probabilities[i]))
                .toList();
    }

    private String name(int index) {
        return index < names.size() ? names.get(index) : "class " + index;
    }
}

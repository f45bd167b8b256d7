package dev.tideline.engine.local;

import dev.tideline.trace.RunEvent.Score;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of a network's classes, where the program ships them. Immutable.
 *
 * @param classifies whether the network ends in probabilities at all; others say nothing that could be ranked
 */
record Labels(List<String> names, boolean classifies) {
    private static final int SHOWN = 5;

    Labels {
        names = List.copyOf(names);
    }

    /** The shipped list, one class a line (labels/NETWORK.txt); no names for other networks. */
    static Labels of(Network network) {
        List<Layer> layers = network.layers();
        boolean classifies = layers.get(layers.size() - 1).operator() instanceof Operator.Softmax;
        try (InputStream in = Labels.class.getResourceAsStream("/labels/" + network.name() + ".txt")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Labels(text.lines().toList(), classifies);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the labels of " + network + ": " + e.getMessage(), e);
        }
    }

    /** The five most probable classes, most probable first; of equal ones the first. None if it does not classify. */
    List<Score> best(float[] probabilities) {
        if (!classifies) {
            return List.of();
        }
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

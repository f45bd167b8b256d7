package dev.tideline.bench;

import java.util.function.Consumer;

/** A measurement that prints figures and ratios, each against a baseline measured in the same run. */
public interface Benchmark {
    /** What {@code ./tideline bench NAME} calls it. */
    String name();

    /** Measures on the calling thread, which takes seconds to minutes, and hands over each line as it is known. */
    void run(Consumer<String> line);
}

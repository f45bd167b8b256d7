package dev.tideline.bench;

import dev.tideline.engine.local.LocalBench;
import java.util.function.Consumer;

/** Layer by layer against the whole network, and by each engine, on this machine, for each network of the paper. */
final class EngineBench implements Benchmark {
    @Override
    public String name() {
        return "engine";
    }

    @Override
    public void run(Consumer<String> line) {
        Paper paper = Paper.load();
        new LocalBench().run(paper.networks(), paper.profile(), line);
    }
}

package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an engine, or a run's own settings, have to say before it starts: each sentence told once, when the first run that
 * it is about begins, so that a mistake that keeps it from beginning is not drowned. On the engine's thread.
 */
final class Notices {
    private final Engine engine;
    private final PrintWriter err;
    private final Set<String> told = new HashSet<>();

    Notices(Engine engine, PrintWriter err) {
        this.engine = engine;
        this.err = err;
    }

    RunListener before(RunSpec run, RunListener next) {
        return new RunListener() {
            private boolean begun;

            @Override
            public void on(RunEvent event) {
                if (!begun) {
                    begun = true;
                    tell(run);
                }
                next.on(event);
            }
        };
    }

    private void tell(RunSpec run) {
        Stream.concat(engine.notices().stream(), Stream.of(run.ignored()))
                .filter(sentence -> !sentence.isEmpty())
                .filter(told::add)
                .forEach(err::println);
    }
}

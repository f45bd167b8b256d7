package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.PrintWriter;

/**
 * What an engine has to say before it starts: told once, when the first run begins, so that a mistake that keeps it from
 * beginning is not drowned. On the engine's thread.
 */
final class Notices {
    private final Engine engine;
    private final PrintWriter err;
    private boolean told;

    Notices(Engine engine, PrintWriter err) {
        this.engine = engine;
        this.err = err;
    }

    RunListener before(RunListener next) {
        return event -> {
            if (!told && event instanceof RunEvent.Began) {
                told = true;
                engine.notices().forEach(err::println);
            }
            next.on(event);
        };
    }
}

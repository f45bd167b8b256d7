package dev.tideline.io;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a run to its file while it goes on, and hands every event on. Hears the run on the engine's thread; when
 * live, a thread of its own writes what has waited for 50 ms. A disk that fills up does not end the run: it becomes a remark that says
 * what the file holds, and the file stays readable up to there.
 */
public final class RunRecorder implements RunListener, AutoCloseable {
    private final Path file;
    private final EventStream stream;
    private final RunListener next;
    private long nowNs;
    private volatile String failure = "";
    private boolean told;

    RunRecorder(Path file, OutputStream out, RunInfo info, RunListener next) throws IOException {
        this.file = file;
        this.next = next;
        this.stream = new EventStream(out, info, this::failed);
    }

    /** For a run in real time: from now on no event waits in memory for longer than 50 ms. Call once. @return this */
    public RunRecorder live() {
        stream.live();
        return this;
    }

    private void failed(IOException e) {
        failure = WholeFile.reason(e);
    }

    @Override
    public void on(RunEvent event) {
        stream.on(event);
        nowNs = Math.max(nowNs, event.timeNs());
        if (!told && !failure.isEmpty()) {
            next.on(new RunEvent.Remark(nowNs, remark()));
            told = true;
        }
        next.on(event);
    }

    private String remark() {
        return String.format(
                Locale.ROOT,
                "%s could not be written any further and lacks everything after %.3f s: %s",
                file,
                stream.writtenUntilNs() / 1e9,
                failure);
    }

    /** Why the file does not hold the whole run, in one sentence; empty if it does. Ask after {@link #close}. */
    public Optional<String> loss() {
        return failure.isEmpty() ? Optional.empty() : Optional.of(file + " does not hold the whole run: " + failure);
    }

    /** Ends the file. What is lost by a failure here was announced before, or is the end of a run that never ended. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            failed(e);
        }
    }
}

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
    private String loss = "";

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
        if (!failure.isEmpty()) {
            lose();
            next.on(new RunEvent.Remark(nowNs, loss));
        }
        next.on(event);
    }

    private void lose() {
        loss = String.format(
                Locale.ROOT,
                "%s could not be written any further and lacks everything after %.3f s: %s",
                file,
                stream.writtenUntilNs() / 1e9,
                failure);
        failure = "";
    }

    /** What the file lacks, in a sentence; empty if it has all that was heard. Final once it is closed. */
    public Optional<String> loss() {
        return loss.isEmpty() ? Optional.empty() : Optional.of(loss);
    }

    /** Ends the file. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            failed(e);
        }
        if (!failure.isEmpty()) {
            lose();
        }
    }
}

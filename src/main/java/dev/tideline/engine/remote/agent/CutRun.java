package dev.tideline.engine.remote.agent;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunEvent.RunEnded;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Makes the run file of a run that was cut whole again: what is after its last whole message goes, and an end comes, so
 * that every watcher sees one.
 */
final class CutRun implements RunListener {
    private long nowNs;
    private long events;
    private RunEnded end = new RunEnded(-1, Outcome.FAILED, "");

    private CutRun() {}

    /**
     * How a run ended, and how many events its file holds.
     *
     * @param cut false if it had come to an end of its own
     */
    record End(RunEnded event, long events, boolean cut) {}

    @Override
    public void on(RunEvent event) {
        nowNs = Math.max(nowNs, event.timeNs());
        events++;
        if (event instanceof RunEnded e) {
            end = e;
        }
    }

    /** @param info of the run, for a file that has not even a header */
    static End mend(Path file, RunInfo info, String agent) {
        try {
            return new CutRun().mended(file, info, agent);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot mend " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private End mended(Path file, RunInfo info, String agent) throws IOException {
        long whole = read(file);
        if (end.timeNs() >= 0) {
            return new End(end, events, false);
        }
        RunEnded last = new RunEnded(nowNs, Outcome.FAILED, message(agent));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(whole).position(whole);
            if (whole == 0) {
                new EventStream(Channels.newOutputStream(out), info, failure -> {});
            }
            EventStream.append(Channels.newOutputStream(out), List.of(last));
            out.force(true);
        }
        return new End(last, events + 1, true);
    }

    /** @return bytes of whole messages, 0 without a header */
    private long read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MessageInput messages = new MessageInput(in);
            long whole = 0;
            try {
                messages.info();
                do {
                    whole = messages.offset();
                } while (messages.events(this));
            } catch (InvalidInput | java.io.EOFException e) {
                // After a power cut the end of a file may be anything: it goes, up to the last message that is sound.
            }
            return whole;
        }
    }

    private String message(String agent) {
        return String.format(
                Locale.ROOT, "Cut at %.3f s: agent %s went away while it ran, and has come back.", nowNs / 1e9, agent);
    }
}

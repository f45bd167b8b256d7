package dev.tideline.io;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.SoundEvents;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run on disk (.tide): the stream of {@code tideline.proto}, written while the run goes on. Whatever ended the writing
 * process, the file opens up to its last whole message.
 */
public final class RunFile {
    private static final int BUFFER = 1 << 16;

    private RunFile() {}

    /**
     * A run as its file holds it.
     *
     * @param complete whether the file holds the run to its end; if not, the trace has a remark that says how far it goes
     */
    public record Recording(RunInfo info, RunTrace trace, boolean complete) {}

    /**
     * Begins a file. What the recorder hears it writes and hands on to {@code next}.
     *
     * @throws InvalidInput naming the file, if it cannot be written
     */
    public static RunRecorder record(Path file, RunInfo info, RunListener next) {
        try {
            OutputStream out = Files.newOutputStream(file);
            try {
                return new RunRecorder(file, out, info, next);
            } catch (IOException e) {
                out.close();
                if (Files.isRegularFile(file)) { // not a device
                    Files.delete(file);
                }
                throw e;
            }
        } catch (IOException e) {
            throw WholeFile.unwritable(file, e);
        }
    }

    /**
     * Reads a run, complete or cut.
     *
     * @throws InvalidInput naming the file, and the byte at which it is damaged
     */
    public static Recording read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            WrongKind.refuseJson(file, in);
            return read(file, in);
        } catch (NoSuchFileException e) {
            throw new InvalidInput(file + " does not exist; check the path.", e);
        } catch (EOFException e) {
            throw new InvalidInput(file + " " + e.getMessage() + ": there is no run in it.", e);
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        } catch (InvalidInput e) {
            throw e.at(file.toString());
        }
    }

    private static Recording read(Path file, InputStream in) throws IOException {
        MessageInput messages = new MessageInput(in);
        RunInfo info = messages.info();
        RunTrace trace = new RunTrace(info.spec());
        SoundEvents sound = new SoundEvents(info.spec(), trace);
        while (messages.events(sound)) {}
        boolean complete = trace.end().isPresent() && !messages.cut();
        if (!complete) {
            trace.on(new RunEvent.Remark(trace.nowNs(), cut(file, trace, messages.offset())));
        }
        return new Recording(info, trace, complete);
    }

    private static String cut(Path file, RunTrace trace, long bytes) {
        return String.format(
                Locale.ROOT,
                "%s is cut: its first %s hold the run up to %.3f s.",
                file.getFileName(),
                Bytes.human(bytes),
                trace.nowNs() / 1e9);
    }
}

package dev.tideline.io;

import dev.tideline.wire.MessageInput;
import dev.tideline.workload.InvalidInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a workload that is opened as a run, and a run that is opened as a workload, from a damaged file. */
final class WrongKind {
    private static final int LONGEST_LOOK = 64;

    private WrongKind() {}

    /** @param start of the file; left where it was @throws InvalidInput if it is JSON */
    static void refuseJson(Path file, InputStream start) throws IOException {
        start.mark(LONGEST_LOOK);
        byte[] look = start.readNBytes(LONGEST_LOOK);
        start.reset();
        if (isJson(look)) {
            throw new InvalidInput("it is JSON, as workloads are, and no run file. Open it as a workload (Ctrl+O in the"
                    + " window), or run it: tideline run " + file.getFileName() + ".");
        }
    }

    /** A run file may begin with the letter, as the length of its first message; then a field's number follows. */
    private static boolean isJson(byte[] look) {
        int at = 0;
        while (at < look.length && Character.isWhitespace(look[at])) {
            at++;
        }
        return at + 1 < look.length
                && look[at] == '{'
                && (Character.isWhitespace(look[at + 1]) || look[at + 1] == '"' || look[at + 1] == '}');
    }

    /** @throws InvalidInput if the file begins as a run; what else is wrong with it is for the reader to say */
    static void refuseRun(Path file) {
        if (isRun(file)) {
            throw new InvalidInput(
                    file + " is a run file, and no workload. Open it as a run (Ctrl+Shift+O in the window),"
                            + " or export it: tideline export " + file.getFileName() + ".");
        }
    }

    private static boolean isRun(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new MessageInput(in).info();
            return true;
        } catch (IOException | InvalidInput e) {
            return false;
        }
    }
}

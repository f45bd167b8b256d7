package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are replaced at once: they have the old content or the new one, whatever happens in between. */
final class WholeFile {
    private WholeFile() {}

    interface Content {
        /** @param out buffered; need not be flushed or closed */
        void to(OutputStream out) throws IOException;
    }

    /** @throws InvalidInput naming the file, if it cannot be written */
    static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            fill(draft, content);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(draft);
            throw new InvalidInput("Cannot write " + file + ": " + JsonSource.reason(e), e);
        }
    }

    private static void fill(Path draft, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.to(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The complaint about the write itself says more.
        }
    }
}

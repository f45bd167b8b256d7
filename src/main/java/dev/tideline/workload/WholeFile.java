package dev.tideline.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that appear whole or not at all: what is written is a draft beside the target, which is then moved over it, so
 * that the old file stays until the new one is complete. Any thread, and several processes at once, may write the same
 * file: each has a draft of its own, and the last one to end wins.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content to a file that is opened and closed for it; not buffered. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Replaces a user's file. When it returns, the disk has it, not only the page cache.
     *
     * @throws InvalidInput naming the file and what the operating system said
     */
    public static void replace(Path file, Content content) {
        try {
            write(file, content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** The same for a file of the program's own, whose loss its caller explains. */
    public static void write(Path file, Content content) throws IOException {
        Path draft = draft(file.toAbsolutePath().getParent());
        try {
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                content.to(Channels.newOutputStream(out));
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            // Not after the move: by then another's draft may have that name.
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** A new file with the permissions any file gets, which those of {@link Files#createTempFile} are not. */
    private static Path draft(Path directory) throws IOException {
        for (int i = 0; ; i++) {
            Path draft = directory.resolve(".tideline-" + i + ".part");
            try {
                return Files.createFile(draft);
            } catch (FileAlreadyExistsException e) {
                // Somebody else is writing, or was when it ended.
            }
        }
    }

    /** A text, such as a run's title, as part of a file's name on any system. */
    public static String named(String text) {
        return text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-");
    }

    /** The complaint about a file that cannot be written. */
    public static InvalidInput unwritable(Path file, IOException e) {
        Path directory = file.toAbsolutePath().getParent();
        String reason =
                Files.isDirectory(directory) ? reason(e) : "there is no directory " + directory + ". Create it first.";
        return new InvalidInput("Cannot write " + file + ": " + reason, e);
    }

    /** What the operating system said, as a sentence, without the file name that a message has already. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied.";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory.";
        }
        String said = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return (said == null ? e.getClass().getSimpleName() : said) + ".";
    }
}

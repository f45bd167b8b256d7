package dev.tideline.engine.remote.agent;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages on disk that survive a power cut: the file whole and its name in the directory, or neither. Any thread. */
final class SafeFile {
    private SafeFile() {}

    /** When it returns, the disk has it. */
    static void write(Path file, MessageLite message) {
        try {
            WholeFile.write(file, out -> out.write(message.toByteArray()));
            force(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** Empty if there is no such file, or another program's. */
    static <M> Optional<M> read(Path file, Parser<M> parser) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(parser.parseFrom(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** Makes names that were given in a directory last; a system that cannot does so by itself, or not at all. */
    static void force(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A folder with all that is in it; links are removed, not followed. */
    static void delete(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                return;
            }
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(folder)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder + ": " + WholeFile.reason(e), e);
        }
    }
}

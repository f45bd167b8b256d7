package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weights and pictures by what they contain, each a file that is called as its SHA-256: what comes twice is kept once,
 * and what was half sent is gone on with. Limited in all; what was not used for longest goes first. Orders hold links,
 * so that what goes here stays for those that wait. Any thread.
 */
final class ObjectStore {
    private static final int DIGEST_BYTES = 32;
    private static final String PART = ".part";

    private final Path folder;
    private final Keeping keeping;
    private final Clock clock;
    private final Set<String> arriving = new HashSet<>();

    ObjectStore(Path folder, Keeping keeping, Clock clock) {
        this.folder = folder;
        this.keeping = keeping;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder + ": " + WholeFile.reason(e), e);
        }
    }

    /** How many bytes of it are here; all, if it is whole. @throws InvalidInput if it is too large, or no object */
    long held(ObjectId object) {
        String name = name(object);
        if (Files.isRegularFile(folder.resolve(name))) {
            return object.getSize();
        }
        return Math.min(object.getSize(), folder.resolve(name + PART).toFile().length());
    }

    boolean has(ObjectId object) {
        return Files.isRegularFile(folder.resolve(name(object)));
    }

    /**
     * Begins or goes on to receive one.
     *
     * @throws InvalidInput if the offset is not what is here, there is no room, or another client sends the same now
     */
    Upload receive(ObjectId object, long offset) {
        String name = name(object);
        synchronized (this) {
            if (offset != held(object)) {
                throw new NotNow("The upload begins at byte " + offset + ", but " + held(object) + " of "
                        + object.getSize() + " are here. Ask again what is wanted.");
            }
            makeRoom(object.getSize() - offset);
            if (!arriving.add(name)) {
                throw new NotNow("Another client is sending the same object now. Try again when it has ended.");
            }
        }
        try {
            return new Upload(this, object, folder.resolve(name + PART), offset);
        } catch (IOException e) {
            release(object);
            throw unwritable(e);
        }
    }

    synchronized void release(ObjectId object) {
        arriving.remove(name(object));
    }

    /** What was received is what it should be. */
    void keep(ObjectId object, Path part) throws IOException {
        Files.move(part, folder.resolve(name(object)), StandardCopyOption.ATOMIC_MOVE);
        SafeFile.force(folder);
    }

    /** Makes an object a file of an order's. @throws InvalidInput if it is not here (any more) */
    synchronized void link(ObjectId object, Path file) throws IOException {
        if (!has(object)) {
            throw new InvalidInput("Object " + name(object).substring(0, 12) + "... of the order is not here"
                    + " (any more). Offer it again before ordering.");
        }
        Path own = folder.resolve(name(object));
        Files.setLastModifiedTime(own, FileTime.from(clock.instant()));
        try {
            Files.createLink(file, own);
        } catch (UnsupportedOperationException e) {
            Files.copy(own, file);
        }
    }

    private void makeRoom(long bytes) {
        try {
            List<Path> oldest = oldestFirst();
            long used = 0;
            for (Path file : oldest) {
                used += Files.size(file);
            }
            for (Path file : oldest) {
                if (used + bytes <= keeping.objectQuotaBytes() && free() >= bytes + keeping.freeBytes()) {
                    return;
                }
                if (!arriving.contains(file.getFileName().toString().replace(PART, ""))) {
                    used -= Files.size(file);
                    Files.delete(file);
                }
            }
            if (used + bytes > keeping.objectQuotaBytes() || free() < bytes + keeping.freeBytes()) {
                throw new InvalidInput("The agent has no room for " + Bytes.human(bytes) + " more: it keeps "
                        + Bytes.human(keeping.objectQuotaBytes()) + " of weights and pictures, and "
                        + Bytes.human(keeping.freeBytes()) + " of its disk free (" + Bytes.human(free())
                        + " are). Free some space on it.");
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private List<Path> oldestFirst() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
            files.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
            return files;
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("Cannot keep an object in " + folder + ": " + WholeFile.reason(e), e);
    }

    private String name(ObjectId object) {
        if (object.getSha256().size() != DIGEST_BYTES || object.getSize() <= 0) {
            throw new InvalidInput("An object is named by 32 bytes of SHA-256 and a size above 0.");
        }
        if (object.getSize() > keeping.mostObjectBytes()) {
            throw new InvalidInput("An object of " + Bytes.human(object.getSize()) + " is too large; the agent takes "
                    + Bytes.human(keeping.mostObjectBytes()) + " each.");
        }
        return HexFormat.of().formatHex(object.getSha256().toByteArray());
    }
}

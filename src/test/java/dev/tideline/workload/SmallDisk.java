package dev.tideline.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full, in memory; only root on Linux gets one, for others the test is skipped. */
public record SmallDisk(Path folder) implements AutoCloseable {
    public static SmallDisk mount(Path folder, int kib) throws IOException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "tmpfs", folder.toString()),
                "Not tested here: a small disk can only be mounted on Linux, as root.");
        return new SmallDisk(folder);
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes all the room that is left. @return the file to remove to have it back */
    public Path fill() {
        Path filler = folder.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(0);
            }
        } catch (IOException e) {
            return filler; // full
        }
    }

    /** Relative to the disk, sorted. */
    public List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Gone at once, and its memory with the last file that a thread which has just been told to end still closes. */
    @Override
    public void close() throws IOException {
        if (!succeeds("umount", "--lazy", folder.toString())) {
            throw new IOException("Cannot unmount " + folder);
        }
    }
}

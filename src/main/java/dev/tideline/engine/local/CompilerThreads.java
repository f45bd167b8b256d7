package dev.tideline.engine.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The threads on which this JVM compiles itself. They have most to do when a program is young, as the runner always is and
 * the command line too, and then take from the workers what the networks' times should not hold: on two cores a third of
 * one was seen. Linux schedules each thread by its own policy, and whoever competes with no worker is as fast as before.
 * Any thread.
 */
final class CompilerThreads {
    /** Linux cuts names off after 15 letters. */
    private static final String NAMES = " CompilerThre";

    private CompilerThreads() {}

    /** From now on, and also those that start later: they inherit it. Does nothing elsewhere than on Linux. */
    static void giveWay() {
        if (!Libc.AVAILABLE) {
            return;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).contains(NAMES)) {
                    Libc.giveWay(Integer.parseInt(thread.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // A thread that has just ended; the others have nearly all been seen, and nothing depends on it.
        }
    }
}

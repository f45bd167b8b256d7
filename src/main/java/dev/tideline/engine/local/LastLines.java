package dev.tideline.engine.local;

import dev.tideline.workload.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last lines of a stream, read on a thread of its own until the stream ends. */
final class LastLines {
    private static final int KEPT = 12;
    /** MXNet announces its engine with every start. */
    private static final String NOISE = "MXNet start using engine";

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    LastLines(InputStream stream) {
        this.reader = new Thread(() -> read(stream), "runner's error output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.contains(NOISE)) {
                    keep(line);
                }
            }
        } catch (IOException e) {
            keep("(" + WholeFile.reason(e) + ")");
        }
    }

    private synchronized void keep(String line) {
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    /** Waits for the stream's end. */
    String text() {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return String.join("\n", kept());
    }

    private synchronized List<String> kept() {
        return List.copyOf(lines);
    }
}

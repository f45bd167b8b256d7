package dev.tideline.engine.local;

import dev.tideline.engine.limit.AtExit;
import dev.tideline.engine.limit.SwapFile;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.List;

/** Swap that several runs share, since to make it takes as long as many a run: gigabytes are written. For one thread. */
public final class SharedSwap implements AutoCloseable {
    private final List<SwapFile> files;
    private final AtExit atExit = new AtExit("shared swap", this::release);

    private SharedSwap(List<SwapFile> files) {
        this.files = files;
    }

    /**
     * What the settings ask for; nothing if they ask for none. Run without swap of its own then, {@link LocalSettings#withSwapBytes} 0.
     *
     * @throws InvalidInput if this machine or user cannot make any
     */
    public static SharedSwap of(LocalSettings settings) {
        return of(CacheDirectory.ofUser(), settings.swapBytes());
    }

    /** @param cache where the file lies @param bytes 0 for none @throws InvalidInput as above */
    public static SharedSwap of(Path cache, long bytes) {
        return new SharedSwap(Limit.swap(cache, bytes));
    }

    /** For engines that need none. */
    public static SharedSwap none() {
        return new SharedSwap(List.of());
    }

    /** Removes it; no run may be using it. */
    @Override
    public void close() {
        atExit.cancel();
        release();
    }

    private void release() {
        files.forEach(SwapFile::close);
    }
}

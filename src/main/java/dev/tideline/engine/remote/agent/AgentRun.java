package dev.tideline.engine.remote.agent;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.ProfileProgress;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.RunStatus.State;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An order, how it stands, and who is to be told when that changes. Any thread. */
final class AgentRun {
    private final RunFolder folder;
    private final Order order;
    private final RunControl control = new RunControl();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private RunStatus status;
    private ProfileProgress progress = ProfileProgress.getDefaultInstance();
    private long readableBytes;
    private boolean over;

    AgentRun(RunFolder folder, Order order, RunStatus status) {
        this.folder = folder;
        this.order = order;
        this.status = status;
    }

    /** One that ended in an agent's earlier life. */
    static AgentRun ended(RunFolder folder, Order order, RunStatus status) {
        AgentRun run = new AgentRun(folder, order, status);
        folder.profile().ifPresent(result -> run.progress = result);
        run.readableBytes = folder.runFile().toFile().length();
        run.over = true;
        return run;
    }

    String name() {
        return folder.name();
    }

    Order order() {
        return order;
    }

    RunFolder folder() {
        return folder;
    }

    Path file() {
        return folder.runFile();
    }

    RunControl control() {
        return control;
    }

    synchronized RunStatus status() {
        return status;
    }

    synchronized ProfileProgress progress() {
        return progress;
    }

    /** So much of the run file is whole messages; 0 if there is none yet. */
    synchronized long readableBytes() {
        return readableBytes;
    }

    /** Nothing will be added to anything. */
    synchronized boolean isOver() {
        return over;
    }

    boolean is(State state) {
        return status().getState() == state;
    }

    /**
     * Changes the status in memory, and on disk where it would be missed after a power cut.
     *
     * @throws java.io.UncheckedIOException if the disk does not take it; it is changed in memory, and told, all the same
     */
    void change(UnaryOperator<RunStatus.Builder> how) {
        RunStatus changed;
        RunStatus before;
        synchronized (this) {
            before = status;
            changed = how.apply(status.toBuilder()).build();
            status = changed;
        }
        try {
            if (changed.getState() != before.getState()) {
                folder.write(changed);
            }
        } finally {
            tell();
        }
    }

    void grew(long bytes, long events) {
        synchronized (this) {
            readableBytes = bytes;
            status = status.toBuilder().setEvents(events).build();
        }
        tell();
    }

    void progress(ProfileProgress now) {
        synchronized (this) {
            progress = now;
        }
        tell();
    }

    /** The last that is heard of it. */
    void close() {
        synchronized (this) {
            over = true;
        }
        tell();
    }

    /** @return ends it */
    Runnable onChange(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void tell() {
        watchers.forEach(Runnable::run);
    }
}

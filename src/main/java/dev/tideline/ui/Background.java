package dev.tideline.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/** Work that may take longer than a frame. Called on the JavaFX thread; short work runs on one thread
 * of its own, one piece after the other; work that is shown on another. */
final class Background {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "background");
        worker.setDaemon(true);
        return worker;
    });
    /** What the user waits for must not hold up what nobody should notice, such as an autosave. */
    private final ExecutorService shown = Executors.newCachedThreadPool(work -> {
        Thread worker = new Thread(work, "background, shown");
        worker.setDaemon(true);
        return worker;
    });

    private final ObservableList<Task<?>> tasks = FXCollections.observableArrayList();
    private final Consumer<Throwable> failed;

    Background(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /** Work under way that the user can see and cancel. */
    ObservableList<Task<?>> tasks() {
        return tasks;
    }

    /** Shown with its title, progress and Cancel. */
    <T> void show(Task<T> task, Consumer<T> done) {
        tasks.add(task);
        task.setOnCancelled(e -> tasks.remove(task));
        start(shown, task, value -> {
            tasks.remove(task);
            done.accept(value);
        });
    }

    /**
     * Not shown here, since whoever asked shows it: may wait for a network.
     *
     * @param failed instead of {@code done}
     * @return to cancel it, after which neither is called
     */
    <T> Task<T> aside(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Task<T> task = calling(work);
        task.setOnSucceeded(e -> done.accept(task.getValue()));
        task.setOnFailed(e -> failed.accept(task.getException()));
        shown.execute(task);
        return task;
    }

    private static <T> Task<T> calling(Callable<T> work) {
        return new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call();
            }
        };
    }

    /** Not shown: short. */
    <T> void run(Callable<T> work, Consumer<T> done) {
        start(thread, calling(work), done);
    }

    private <T> void start(ExecutorService thread, Task<T> task, Consumer<T> done) {
        task.setOnSucceeded(e -> done.accept(task.getValue()));
        task.setOnFailed(e -> {
            tasks.remove(task);
            failed.accept(task.getException());
        });
        thread.execute(task);
    }

    /** Lets what was begun end, for at most a few seconds: an autosave must not be cut. */
    void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

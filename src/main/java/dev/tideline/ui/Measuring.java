package dev.tideline.ui;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.io.Catalog;
import dev.tideline.io.ProfileFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.concurrent.Task;

/**
 * Measures this machine, as {@code tideline profile} does. Cancelled, it keeps what it knows and goes on from there the
 * next time. Its value is what is on the shelf then.
 */
final class Measuring extends Task<Shelf> {
    private static final int REPEATS = 50;

    private final Shelf shelf;
    private final RunControl control = new RunControl();

    Measuring(Shelf shelf) {
        this.shelf = shelf;
        updateTitle("Measuring this machine");
    }

    @Override
    protected Shelf call() {
        Path folder = Catalog.userDirectory().resolve(Catalog.Kind.PROFILES.folder());
        ProfilingOrder order = new ProfilingOrder(
                List.copyOf(shelf.networks().values()),
                REPEATS,
                LocalSettings.USUAL,
                folder.resolve(Catalog.THIS_MACHINE + ".measured"),
                false);
        MeasuredProfile measured = new DeviceProfiler(order)
                .measure(Catalog.THIS_MACHINE, control, this::progress)
                .orElseThrow(CancellationException::new);
        ProfileFile.write(folder.resolve(Catalog.THIS_MACHINE + ".json"), measured.profile());
        return Shelf.load(shelf.catalog());
    }

    private void progress(String what, double done) {
        updateTitle("Measuring " + what);
        updateProgress(done, 1);
    }

    @Override
    protected void cancelled() {
        control.stop();
    }
}

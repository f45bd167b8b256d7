package dev.tideline.ui;

import dev.tideline.engine.remote.Access;
import dev.tideline.io.Catalog;
import java.nio.file.Path;

/**
 * Where the window keeps what it remembers.
 *
 * @param home the user's directory for this program; it need not exist
 */
record Places(Path home) {
    /** The platform's place, or the directory named by the system property {@code tideline.home}. */
    static Places ofUser() {
        String override = System.getProperty("tideline.home", "");
        return new Places(override.isEmpty() ? Catalog.userDirectory() : Path.of(override));
    }

    Path remembered() {
        return home.resolve("workbench.properties");
    }

    /** What was composed, whether saved or not. */
    Path autosave() {
        return home.resolve("autosave.json");
    }

    /** This user's key, and the agents that it is paired with. */
    Path remote() {
        return home.resolve(Access.FOLDER);
    }

    /** Run files of this session's runs. */
    Path runs() {
        return home.resolve("runs");
    }
}

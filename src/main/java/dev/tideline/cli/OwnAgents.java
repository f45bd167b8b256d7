package dev.tideline.cli;

import dev.tideline.engine.remote.Access;
import dev.tideline.io.Catalog;
import java.nio.file.Path;

/** Where this user's key and known agents are kept. */
final class OwnAgents {
    private OwnAgents() {}

    static Path directory() {
        return Catalog.userDirectory().resolve(Access.FOLDER);
    }
}

package dev.tideline.engine.remote;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * gRPC's own log, which goes to standard error with a stack trace for each oversized message of a stranger. What it would
 * say arrives as the status of a call, too.
 */
public final class LibraryLog {
    /** Kept, because loggers that nobody holds forget their level. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private LibraryLog() {}

    public static void silence() {
        GRPC.setLevel(Level.OFF);
    }
}

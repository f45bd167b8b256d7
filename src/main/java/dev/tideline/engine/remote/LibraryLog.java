package dev.tideline.engine.remote;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs of gRPC and Netty, which go to standard error with a stack trace for each oversized message of a stranger, and with
 * advice on network cards. What matters of it arrives as the status of a call, too.
 */
public final class LibraryLog {
    /** Kept, because loggers that nobody holds forget their level. */
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    private LibraryLog() {}

    public static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}

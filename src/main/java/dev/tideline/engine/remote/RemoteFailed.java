package dev.tideline.engine.remote;

/** What an agent began and could not bring to an end. The message is shown as it is. */
public final class RemoteFailed extends RuntimeException {
    RemoteFailed(String message) {
        super(message);
    }
}

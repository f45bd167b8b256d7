package dev.tideline.engine.remote;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** What a failed call says, for people. */
final class Failure {
    private Failure() {}

    /** The innermost reason: "Connection refused: pi4/192.168.0.7:7463". */
    static String words(StatusRuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause != e && cause.getMessage() != null) {
            return cause.getMessage();
        }
        String description = e.getStatus().getDescription();
        return e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED || description == null
                ? "no answer in time"
                : description;
    }
}

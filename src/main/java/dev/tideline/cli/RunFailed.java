package dev.tideline.cli;

/** A run that began and did not finish: it stalled, or what carried it out failed. Exit code 3. */
final class RunFailed extends RuntimeException {
    RunFailed(String message) {
        super(message);
    }
}

package dev.tideline.cli;

/** The agent that was named cannot carry a run out from here. Exit code 4. */
final class AgentUnreachable extends RuntimeException {
    AgentUnreachable(String message) {
        super(message);
    }
}

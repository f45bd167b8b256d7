package dev.tideline.engine.remote.agent;

/** Where the agent tells its owner what happened, one line each. Called by any thread; must return fast and not throw. */
@FunctionalInterface
public interface Journal {
    void say(String line);
}

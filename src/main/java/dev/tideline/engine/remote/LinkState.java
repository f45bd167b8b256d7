package dev.tideline.engine.remote;

import java.time.Duration;
import java.time.Instant;

/**
 * How an order stands between here and its agent.
 *
 * @param agent its name
 * @param run what the agent calls it; empty before it has been ordered
 * @param connected whether the agent answers; if not, it is tried again and again, and the run goes on there
 * @param place in the agent's queue, from 1; 0 once it runs
 * @param since when the connection was made or lost
 * @param tries to connect since it was lost
 * @param why it was lost; empty while connected
 */
public record LinkState(String agent, String run, boolean connected, int place, Instant since, int tries, String why) {
    static LinkState begin(String agent) {
        return new LinkState(agent, "", false, 0, Instant.now(), 0, "");
    }

    LinkState ordered(String name) {
        return new LinkState(agent, name, connected, place, since, tries, why);
    }

    LinkState up() {
        return connected ? this : new LinkState(agent, run, true, place, Instant.now(), 0, "");
    }

    LinkState down(String reason) {
        return connected
                ? new LinkState(agent, run, false, place, Instant.now(), 1, reason)
                : new LinkState(agent, run, false, place, since, tries + 1, reason);
    }

    LinkState at(int placeInQueue) {
        return new LinkState(agent, run, connected, placeInQueue, since, tries, why);
    }

    /** In a sentence or two, for people. */
    public String words() {
        return words(" (" + why + ")");
    }

    /** The same for where there is little room: without why. */
    public String shortly() {
        return words("");
    }

    private String words(String reason) {
        if (!connected) {
            long lost = Math.max(0, Duration.between(since, Instant.now()).toSeconds());
            String goesOn = run.isEmpty() ? "" : " Run " + run + " goes on there.";
            String how = lost == 0
                    ? "The connection to agent " + agent + " is lost"
                    : "No connection to agent " + agent + " for " + lost + " s";
            return how + reason + "; trying again." + goesOn;
        }
        if (place > 0) {
            return "Run " + run + " is at place " + place + " in the queue of agent " + agent + ".";
        }
        return run.isEmpty() ? "Connected to agent " + agent + "." : "Run " + run + " on agent " + agent + ".";
    }
}

package dev.tideline.cli;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.workload.Bytes;
import java.io.PrintWriter;

/**
 * Says on standard error how it stands with an agent: place in the queue, connection lost and back, files on their way.
 * If the program is ended meanwhile (Ctrl+C), it says how to come back to the run, which goes on there. On the run's
 * thread.
 */
final class AgentNews implements AgentListener {
    private final AgentAddress address;
    private final PrintWriter err;
    private final TerminalLine line;
    private final Thread farewell = new Thread(this::sayHowToComeBack, "farewell");
    private volatile String run = "";
    private boolean lost;
    private int place;

    AgentNews(AgentAddress address, PrintWriter err) {
        this.address = address;
        this.err = err;
        this.line = new TerminalLine(err);
    }

    @Override
    public void link(LinkState state) {
        follow(state.run());
        boolean nowLost = !state.connected() && state.tries() > 0;
        if (nowLost && !lost) {
            say(state.words());
        }
        if (lost && state.connected()) {
            say("Connected to agent " + state.agent() + " again.");
        }
        if (state.connected() && state.place() != place) {
            say(state.place() > 0 ? state.words() : "It is the turn of run " + state.run() + ".");
            place = state.place();
        }
        lost = nowLost || lost && !state.connected();
    }

    private void follow(String name) {
        try {
            if (run.isEmpty() && !name.isEmpty()) {
                run = name;
                Runtime.getRuntime().addShutdownHook(farewell);
            }
        } catch (IllegalStateException e) {
            // The program is being ended.
        }
    }

    @Override
    public void over() {
        try {
            run = "";
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The program is being ended.
        }
    }

    @Override
    public void sending(long doneBytes, long allBytes) {
        if (doneBytes < allBytes) {
            line.show(() -> "Sending weights and pictures to " + address + ": " + Bytes.human(doneBytes) + " of "
                    + Bytes.human(allBytes));
        } else {
            line.erase();
        }
    }

    private void say(String sentence) {
        line.erase();
        err.println(sentence);
    }

    private void sayHowToComeBack() {
        if (!run.isEmpty()) {
            say("Run " + run + " goes on there. Follow it with 'tideline watch " + address + " " + run
                    + "', end it with 'tideline watch " + address + " " + run + " --stop'.");
            err.flush();
        }
    }
}

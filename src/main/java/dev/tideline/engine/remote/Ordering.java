package dev.tideline.engine.remote;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.Submitted;
import dev.tideline.trace.RunEvent.Outcome;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Orders something of an agent and follows it to its end. On one thread, which it blocks. */
final class Ordering {
    private static final int SUBMIT_S = 20;
    private static final int KEY_BYTES = 16;
    private static final int LONGEST_TITLE = 200;

    private final String agent;
    private final Link.Dial dial;
    private final Patience patience;
    private final AgentListener listener;

    Ordering(String agent, Link.Dial dial, Patience patience, AgentListener listener) {
        this.agent = agent;
        this.dial = dial;
        this.patience = patience.again();
        this.listener = listener;
    }

    /** A new key: the agent takes an order of the same key once, however often it is sent. */
    static String key() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    static String title(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_TITLE));
    }

    /** @throws dev.tideline.workload.InvalidInput if the agent does not take it */
    void carryOut(Order order, Map<ObjectId, Path> files, RunControl control, Course course) {
        try (Lifeline line = new Lifeline(agent, dial, patience, listener);
                Hand hand = new Hand(control, line, patience)) {
            hand.start();
            Optional<Submitted> submitted = line.keepTrying(Integer.MAX_VALUE, link -> {
                new Sending(files, listener).send(link);
                return Lifeline.stub(link, SUBMIT_S).submit(order);
            });
            if (submitted.isEmpty()) {
                course.end(Outcome.STOPPED, patience.reason());
                return;
            }
            line.ordered(submitted.get().getRun());
            new OrderWatch(line, patience, submitted.get().getRun(), course).follow();
        } finally {
            listener.over();
        }
    }

    /** The same for an order that the agent has already. */
    void attach(String run, RunControl control, Course course) {
        try (Lifeline line = new Lifeline(agent, dial, patience, listener);
                Hand hand = new Hand(control, line, patience)) {
            hand.start();
            line.ordered(run);
            new OrderWatch(line, patience, run, course).follow();
        } finally {
            listener.over();
        }
    }
}

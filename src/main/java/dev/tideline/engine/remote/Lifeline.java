package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.AgentGrpc.AgentBlockingV2Stub;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection that is made again whenever it breaks, until patience is over. One thread works with it; any may use the
 * connection that is open, or cut it.
 */
final class Lifeline implements AutoCloseable {
    private final Link.Dial dial;
    private final Patience patience;
    private final AgentListener listener;
    private final Tries tried = new Tries();
    private final List<Link> open = new ArrayList<>(1);
    private LinkState state;

    Lifeline(String agent, Link.Dial dial, Patience patience, AgentListener listener) {
        this.dial = dial;
        this.patience = patience;
        this.listener = listener;
        this.state = LinkState.begin(agent);
    }

    /** Something to do with the agent, that may be done again. */
    interface Step<T> {
        T with(Link link) throws StatusException, InterruptedException;
    }

    /**
     * Does it, again and again where the connection breaks.
     *
     * @return empty if patience is over
     * @throws Tries.Final if it will not go however often
     * @throws AgentUnreachable if the agent refuses this user, or after so many tries
     */
    <T> Optional<T> keepTrying(int mostTries, Step<T> step) {
        for (int tries = 1; !patience.isOver(); tries++) {
            Link link = null;
            try {
                link = link();
                T done = step.with(link);
                alive();
                return Optional.of(done);
            } catch (StatusException | StatusRuntimeException | AgentUnreachable e) {
                drop(link);
                if (patience.isOver()) {
                    break;
                }
                String why = tried.passing(e);
                say(state().down(why));
                if (tries >= mostTries) {
                    throw new AgentUnreachable(AgentUnreachable.Reason.NO_ANSWER, unreachable(why), e);
                }
                patience.pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                patience.giveUp("The program was interrupted.");
            }
        }
        return Optional.empty();
    }

    private String unreachable(String why) {
        return why.contains("No agent answers") ? why : "Agent " + state().agent() + " does not answer: " + why;
    }

    /** A stub for one call of at most so many seconds. */
    static AgentBlockingV2Stub stub(Link link, int seconds) {
        return AgentGrpc.newBlockingV2Stub(link.channel()).withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    private Link link() {
        Optional<Link> now = current();
        if (now.isPresent()) {
            return now.get();
        }
        Link fresh = dial.open();
        synchronized (open) {
            open.add(fresh);
        }
        return fresh;
    }

    /** The connection that is open, for use beside the working thread. */
    Optional<Link> current() {
        synchronized (open) {
            return open.stream().findFirst();
        }
    }

    /** Something was heard of the agent. */
    void alive() {
        patience.renew();
        tried.forget();
        if (!state().connected()) {
            say(state().up());
        }
    }

    void ordered(String run) {
        say(state().up().ordered(run));
    }

    void place(int place) {
        if (state().place() != place) {
            say(state().up().at(place));
        }
    }

    AgentListener listener() {
        return listener;
    }

    synchronized LinkState state() {
        return state;
    }

    private void say(LinkState changed) {
        synchronized (this) {
            state = changed;
        }
        listener.link(changed);
    }

    private void drop(Link broken) {
        if (broken == null) {
            return;
        }
        synchronized (open) {
            open.remove(broken);
        }
        broken.close();
    }

    /** Breaks what waits. */
    void cut() {
        current().ifPresent(this::drop);
    }

    @Override
    public void close() {
        cut();
    }
}

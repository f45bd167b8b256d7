package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.RunStatus.State;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One order at a time, in the order in which they came: a second run would disturb what the first measures. Owns the
 * thread "orders" that carries them out; any thread adds and removes.
 */
final class RunQueue implements AutoCloseable {
    private static final int PATIENCE_S = 20;

    private final OrderWork work;
    private final int mostQueued;
    private final Runnable afterEach;
    private final Deque<AgentRun> waiting = new ArrayDeque<>();
    private final List<AgentRun> running = new ArrayList<>(1);
    private final Thread thread = new Thread(this::work, "orders");
    private boolean closed;

    /**
     * @param queued orders of an earlier agent
     * @param afterEach run on the queue's thread when one has been carried out; must not throw
     */
    RunQueue(OrderWork work, int mostQueued, List<AgentRun> queued, Runnable afterEach) {
        this.work = work;
        this.mostQueued = mostQueued;
        this.afterEach = afterEach;
        waiting.addAll(queued);
        places();
        thread.setDaemon(true);
    }

    RunQueue start() {
        thread.start();
        return this;
    }

    /** @throws InvalidInput if too many wait */
    synchronized void requireRoom() {
        if (waiting.size() >= mostQueued) {
            throw new InvalidInput(waiting.size() + " orders wait on this agent already; take some out first.");
        }
    }

    synchronized void add(AgentRun run) {
        if (!run.is(State.STATE_QUEUED) || waiting.contains(run) || running.contains(run)) {
            return;
        }
        waiting.add(run);
        places();
        notifyAll();
    }

    /** Ends it as soon as possible, also if it only waits. @param client who wants that */
    void stop(AgentRun run, String client) {
        run.control().stop();
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(run);
            places();
        }
        if (waited) {
            work.removed(run, "Taken out of the queue by " + client + " before it began.");
        }
    }

    private void places() {
        int place = 1;
        for (AgentRun run : waiting) {
            int now = place++;
            if (run.status().getPlace() != now) {
                run.change(status -> status.setPlace(now));
            }
        }
    }

    private void work() {
        for (Optional<AgentRun> next = take(); next.isPresent(); next = take()) {
            work.carryOut(next.get());
            afterEach.run();
            synchronized (this) {
                running.clear();
                notifyAll();
            }
        }
    }

    /** @return none when the agent ends */
    private synchronized Optional<AgentRun> take() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }
        if (closed) {
            return Optional.empty();
        }
        AgentRun next = waiting.remove();
        running.add(next);
        places();
        return Optional.of(next);
    }

    /** The one that runs; none if none does. */
    synchronized List<AgentRun> running() {
        return List.copyOf(running);
    }

    /** Waits until all that was ordered is carried out, and nothing of it is written any more. */
    synchronized void awaitIdle() throws InterruptedException {
        while (!waiting.isEmpty() || !running.isEmpty()) {
            wait();
        }
    }

    /** What runs is cut, with its end in its file; what waits goes on with the next agent. */
    @Override
    public void close() {
        work.agentEnds();
        synchronized (this) {
            closed = true;
            notifyAll();
            running.forEach(run -> run.control().stop());
        }
        try {
            TimeUnit.SECONDS.timedJoin(thread, PATIENCE_S);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Proto.RunEnded.Outcome message(dev.tideline.trace.RunEvent.Outcome outcome) {
        return Proto.RunEnded.Outcome.forNumber(outcome.ordinal() + 1);
    }
}

package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.AgentName;
import dev.tideline.engine.remote.SettingsMessages;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.ProfileProgress;
import dev.tideline.engine.remote.proto.RunStatus.State;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.Wire;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries one order out, from its first event to its last, whatever happens meanwhile: what goes wrong is the order's end.
 * On the queue's thread, but for {@link #removed} and {@link #agentEnds}.
 */
final class OrderWork {
    private final Carrier carrier;
    private final DeviceWatch device;
    private final AgentName agent;
    private final Path journals;
    private final Journal journal;
    private volatile boolean ending;

    OrderWork(Carrier carrier, DeviceWatch device, AgentName agent, Path journals, Journal journal) {
        this.carrier = carrier;
        this.device = device;
        this.agent = agent;
        this.journals = journals;
        this.journal = journal;
    }

    /** From now on what ends was cut. */
    void agentEnds() {
        ending = true;
    }

    /** The end of an order is never the agent's: not even that of one whose end finds no room on the disk. */
    void carryOut(AgentRun run) {
        try {
            run.change(status -> status.setState(State.STATE_RUNNING).setPlace(0));
            if (run.order().hasRun()) {
                run(run);
            } else {
                profile(run);
            }
        } catch (RuntimeException | Error e) {
            orSay(
                    run,
                    () -> end(run, State.STATE_ENDED, Outcome.FAILED, "The agent could not carry it out: " + e, false));
        }
        run.close();
        orSay(run, run.folder()::removeInputs);
    }

    private void orSay(AgentRun run, Runnable last) {
        try {
            last.run();
        } catch (UncheckedIOException e) {
            journal.say("Run " + run.name() + ": " + e.getMessage());
        }
    }

    /** One that never began. */
    void removed(AgentRun run, String why) {
        if (run.order().hasRun()) {
            RunSpec spec = Wire.spec(run.order().getRun().getSpec());
            try (RunLog log = log(run, spec)) {
                log.end(Outcome.STOPPED, why);
            }
        }
        end(run, State.STATE_ENDED, Outcome.STOPPED, why, false);
        run.folder().removeInputs();
        run.close();
    }

    private RunLog log(AgentRun run, RunSpec spec) {
        return new RunLog(run.file(), RunInfo.of(spec, agent.title()), run::grew);
    }

    private void run(AgentRun run) {
        RunSpec spec = Wire.spec(run.order().getRun().getSpec());
        RunLog log = log(run, spec);
        Ending end = new Ending(log, run);
        try (log) {
            DeviceMarks marks = new DeviceMarks(log::remark, spec.workers());
            Runnable unmark = device.onChange(marks::changed);
            try {
                engine(run, spec).run(spec, run.control(), end);
            } catch (InvalidInput e) {
                end.refused(e.getMessage());
            } catch (RuntimeException | Error e) {
                end.on(new RunEvent.RunEnded(end.nowNs, Outcome.FAILED, "The agent's engine failed: " + e));
            } finally {
                unmark.run();
            }
        }
        end.settle(log.failure());
    }

    private Engine engine(AgentRun run, RunSpec spec) {
        Order order = run.order();
        Map<String, Path> pictures = new Inputs(order.getRun(), spec).pictures(run.folder());
        return carrier.engine(
                SettingsMessages.settings(order.getSettings()), run.folder().weights(), pictures);
    }

    /** Hands events on, and remembers how it ended; an agent that is being ended says so instead of "stopped". */
    private final class Ending implements RunListener {
        private final RunLog log;
        private final AgentRun run;
        private long nowNs;
        private boolean refused;
        private RunEvent.RunEnded last = new RunEvent.RunEnded(0, Outcome.FAILED, "The engine came to no end.");

        Ending(RunLog log, AgentRun run) {
            this.log = log;
            this.run = run;
        }

        @Override
        public void on(RunEvent event) {
            nowNs = Math.max(nowNs, event.timeNs());
            if (event instanceof RunEvent.RunEnded e) {
                last = ending && e.outcome() == Outcome.STOPPED ? cut(e) : e;
                log.on(last);
            } else {
                log.on(event);
            }
        }

        private RunEvent.RunEnded cut(RunEvent.RunEnded e) {
            return new RunEvent.RunEnded(
                    e.timeNs(), Outcome.FAILED, "Agent " + agent.name() + " went away while it ran: it was ended.");
        }

        /** Told before the end is in the file, so that a watcher knows it before it reads the end. */
        void refused(String message) {
            refused = true;
            run.change(status -> status.setRefused(true).setMessage(message));
            on(new RunEvent.RunEnded(nowNs, Outcome.FAILED, message));
        }

        void settle(String failure) {
            boolean cut = ending && last.outcome() == Outcome.FAILED;
            String message = failure.isEmpty()
                    ? last.message()
                    : "The agent could not write all of the run's file: " + failure + " " + last.message();
            end(run, cut ? State.STATE_CUT : State.STATE_ENDED, last.outcome(), message, refused);
        }
    }

    private static void end(AgentRun run, State state, Outcome outcome, String message, boolean refused) {
        run.change(status -> status.setState(state)
                .setPlace(0)
                .setMessage(message)
                .setRefused(refused)
                .setOutcome(RunQueue.message(outcome)));
    }

    private void profile(AgentRun run) {
        try {
            Optional<MeasuredProfile> measured = carrier.measure(
                    profiling(run.order()),
                    agent.name(),
                    run.control(),
                    (what, done) -> run.progress(ProfileProgress.newBuilder()
                            .setShare(done)
                            .setDoing(what)
                            .build()));
            measured.ifPresent(found -> keep(run, found));
            boolean stopped = measured.isEmpty();
            String message =
                    !stopped ? "" : ending ? "Agent " + agent.name() + " was ended while it measured." : "Stopped.";
            end(
                    run,
                    stopped && ending ? State.STATE_CUT : State.STATE_ENDED,
                    stopped ? Outcome.STOPPED : Outcome.FINISHED,
                    message,
                    false);
        } catch (InvalidInput e) {
            end(run, State.STATE_ENDED, Outcome.FAILED, e.getMessage(), true);
        } catch (RuntimeException e) {
            end(run, State.STATE_ENDED, Outcome.FAILED, e.getMessage() == null ? e.toString() : e.getMessage(), false);
        }
    }

    private void keep(AgentRun run, MeasuredProfile found) {
        ProfileProgress result = ProfileProgress.newBuilder()
                .setShare(1)
                .setResult(Wire.message(found.profile()))
                .addAllWarnings(found.warnings())
                .build();
        run.folder().write(result);
        run.progress(result);
    }

    /** What was measured stays in the agent's journal: whatever ends it early, the next order goes on from there. */
    private ProfilingOrder profiling(Order order) {
        List<Network> networks =
                order.getProfile().getNetworksList().stream().map(Wire::network).toList();
        LocalSettings settings = SettingsMessages.settings(order.getSettings());
        return new ProfilingOrder(
                networks,
                order.getProfile().getRepeats(),
                settings,
                journals.resolve("profile.measured"),
                order.getProfile().getFresh());
    }
}

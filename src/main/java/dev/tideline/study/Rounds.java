package dev.tideline.study;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs specs several times, in turns: all once, then all again, so that what drifts on the machine meanwhile hits all
 * alike. {@link #run} belongs to one thread; {@link #stop} may be called by any.
 */
public final class Rounds {
    /** Is told of every run before it begins, on the thread that runs. */
    public interface Watcher {
        /**
         * @param done how many runs ended before it
         * @param next where its events must go
         * @return hears its events
         */
        RunListener begins(RunSpec spec, int done, int all, RunListener next);

        /** @param why something went wrong although the run had ended; its result stands */
        default void wentWrongAfter(RunSpec spec, RuntimeException why) {}
    }

    private final Engine engine;
    private final List<RunSpec> specs;
    private final int times;
    private final List<List<RunTrace>> runs = new ArrayList<>();
    private volatile RunControl control = new RunControl();
    private volatile boolean stopped;

    /** @param specs as the engine adapted them */
    public Rounds(Engine engine, List<RunSpec> specs, int times) {
        if (times < 1) {
            throw new InvalidInput("repeat is " + times + "; at least one run is needed.");
        }
        this.engine = engine;
        this.specs = List.copyOf(specs);
        this.times = times;
        specs.forEach(spec -> runs.add(new ArrayList<>()));
    }

    /** Runs everything on the calling thread. @return one for each spec; incomplete if it was stopped */
    public List<Repeats> run(Watcher watcher) {
        int all = times * specs.size();
        for (int done = 0; done < all && !stopped; done++) {
            int spec = done % specs.size();
            RunTrace trace = new RunTrace(specs.get(spec));
            run(trace, watcher.begins(trace.spec(), done, all, trace), watcher);
            if (!stopped || Repeats.finished(trace)) {
                runs.get(spec).add(trace);
            }
        }
        List<Repeats> results = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            results.add(new Repeats(specs.get(i), runs.get(i)));
        }
        return results;
    }

    /** Whatever an engine throws (a full disk, a group that cannot be made) is that run's result, not the study's end. */
    private void run(RunTrace trace, RunListener listener, Watcher watcher) {
        RunControl ofThisRun = new RunControl();
        control = ofThisRun;
        if (stopped) {
            ofThisRun.stop();
        }
        try {
            engine.run(trace.spec(), ofThisRun, listener);
        } catch (RuntimeException e) {
            if (trace.end().isPresent()) {
                watcher.wentWrongAfter(trace.spec(), e);
            } else {
                listener.on(new RunEvent.RunEnded(trace.nowNs(), RunEvent.Outcome.FAILED, message(e)));
            }
        }
    }

    /** What nobody foresaw may have no words but its name. */
    private static String message(RuntimeException e) {
        boolean foreseen = e instanceof InvalidInput || e instanceof UncheckedIOException;
        return foreseen ? e.getMessage() : e.toString();
    }

    /** Ends the present run, which does not count then, and begins no other. */
    public void stop() {
        stopped = true;
        control.stop();
    }

    public boolean isStopped() {
        return stopped;
    }
}

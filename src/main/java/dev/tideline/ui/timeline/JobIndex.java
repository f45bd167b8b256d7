package dev.tideline.ui.timeline;

import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which jobs were active or waiting at a time, without looking at all of them: blocks of jobs whose last has ended are
 * remembered by their times. Thread of the trace.
 */
final class JobIndex {
    private static final int BLOCK = 256;

    private record Block(long firstActivatedNs, long lastActivatedNs, long lastFinishNs) {}

    private final RunTrace trace;
    private final List<Block> blocks = new ArrayList<>();

    JobIndex(RunTrace trace) {
        this.trace = trace;
    }

    /** Numbers of the jobs that were activated at {@code t} or before and finish after it, ascending. */
    List<Integer> activeAt(long t) {
        return select(
                t,
                b -> b.firstActivatedNs <= t && t < b.lastFinishNs,
                row -> row.activatedNs() <= t && row.finishNs() > t,
                Integer.MAX_VALUE);
    }

    /** The first jobs that had arrived at {@code t} and were not active yet, ascending. */
    List<Integer> waitingAt(long t, int most) {
        return select(t, b -> b.lastActivatedNs > t, row -> row.activatedNs() > t, most);
    }

    private List<Integer> select(long t, Predicate<Block> maybe, Predicate<JobRow> wanted, int most) {
        seal();
        List<Integer> selected = new ArrayList<>();
        int arrived = Times.atMost(trace.jobs(), j -> trace.job(j).job().arrivalNs(), t);
        for (int first = 0; first < arrived && selected.size() < most; first += BLOCK) {
            int block = first / BLOCK;
            if (block >= blocks.size() || maybe.test(blocks.get(block))) {
                for (int j = first; j < Math.min(first + BLOCK, arrived) && selected.size() < most; j++) {
                    if (wanted.test(trace.job(j))) {
                        selected.add(j);
                    }
                }
            }
        }
        return selected;
    }

    /** Only a block whose jobs have all ended never changes any more. */
    private void seal() {
        while ((blocks.size() + 1) * BLOCK <= trace.jobs()) {
            Block block = read(blocks.size() * BLOCK);
            if (block.lastFinishNs == Spans.RUNNING) {
                return;
            }
            blocks.add(block);
        }
    }

    private Block read(int first) {
        long firstActivated = Long.MAX_VALUE;
        long lastActivated = 0;
        long lastFinish = 0;
        for (int j = first; j < first + BLOCK; j++) {
            JobRow row = trace.job(j);
            firstActivated = Math.min(firstActivated, row.activatedNs());
            lastActivated = Math.max(lastActivated, row.activatedNs());
            lastFinish = Math.max(lastFinish, row.finishNs());
        }
        return new Block(firstActivated, lastActivated, lastFinish);
    }
}

package dev.tideline.ui.timeline;

import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Indexes;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Sums over any range of a run, from running totals kept at every 256th span of each worker: a range costs the same
 * whether it holds a hundred tasks or a million. Thread of the trace.
 */
final class RangeSums {
    private static final int BLOCK = 256;
    private static final int KINDS = TaskKind.values().length;

    private final RunTrace trace;
    private final Spans spans;
    private final List<String> names;
    private final Map<String, Integer> networkIndex = new HashMap<>();
    private final List<Lane> lanes;
    private final BlockMax promised;
    private final BlockMax resident;

    RangeSums(RunTrace trace) {
        this.trace = trace;
        this.spans = trace.spans();
        this.names = List.copyOf(trace.spec().workload().networks());
        names.forEach(name -> networkIndex.put(name, networkIndex.size()));
        this.lanes = IntStream.range(0, spans.workers())
                .mapToObj(w -> new Lane(spans.ofWorker(w)))
                .toList();
        this.promised = new BlockMax(trace.memory()::promisedBytes);
        this.resident = new BlockMax(trace.resident()::residentBytes);
    }

    /** Takes in about {@code budget} of what the trace has gained. @return whether there is more to take in */
    boolean catchUp(int budget) {
        boolean more = false;
        for (Lane lane : lanes) {
            more |= lane.catchUp(budget / lanes.size());
        }
        more |= promised.catchUp(trace.memory().size(), budget);
        more |= resident.catchUp(trace.resident().size(), budget);
        return more;
    }

    RangeSummary between(long fromNs, long toNs) {
        Totals totals = new Totals();
        lanes.forEach(lane -> lane.addTo(totals, fromNs, toNs));
        List<RangeSummary.NetworkTime> networks = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            RangeSummary.NetworkTime time = new RangeSummary.NetworkTime(
                    names.get(n),
                    totals.busy(n, TaskKind.INIT),
                    totals.busy(n, TaskKind.LOAD),
                    totals.busy(n, TaskKind.EXEC));
            if (time.busyNs() > 0) {
                networks.add(time);
            }
        }
        return new RangeSummary(
                fromNs,
                toNs,
                networks,
                totals.tasks,
                lanes.size(),
                totals.paging,
                totals.pagedIn,
                totals.pagedOut,
                peakPromised(fromNs, toNs),
                peakResident(fromNs, toNs));
    }

    private long peakPromised(long fromNs, long toNs) {
        int from = Times.atMost(trace.memory().size(), trace.memory()::timeNs, fromNs);
        int to = Times.atMost(trace.memory().size(), trace.memory()::timeNs, toNs);
        return promised.max(Math.max(0, from - 1), to);
    }

    private OptionalLong peakResident(long fromNs, long toNs) {
        int from = Times.atMost(trace.resident().size(), trace.resident()::timeNs, fromNs);
        int to = Times.atMost(trace.resident().size(), trace.resident()::timeNs, toNs);
        return to == 0 ? OptionalLong.empty() : OptionalLong.of(resident.max(Math.max(0, from - 1), to));
    }

    private int slot(int span) {
        return networkIndex.get(trace.job(spans.job(span)).job().network()) * KINDS
                + spans.kind(span).ordinal();
    }

    /** Sums so far; busy times per network and kind. */
    private final class Totals {
        private final long[] busy = new long[names.size() * KINDS];
        private long paging;
        private long pagedIn;
        private long pagedOut;
        private int tasks;

        void addWhole(int span) {
            busy[slot(span)] += spans.finishNs(span) - spans.startNs(span);
            addEnd(span);
        }

        void addClipped(int span, long fromNs, long toNs) {
            long finish = Math.min(spans.finishNs(span), trace.nowNs());
            busy[slot(span)] += Math.max(0, Math.min(finish, toNs) - Math.max(spans.startNs(span), fromNs));
            if (spans.finishNs(span) <= toNs) {
                addEnd(span);
            }
        }

        private void addEnd(int span) {
            tasks++;
            paging += spans.pagingNs(span);
            pagedIn += spans.pagedInBytes(span);
            pagedOut += spans.pagedOutBytes(span);
        }

        void add(Totals other, int sign) {
            for (int i = 0; i < busy.length; i++) {
                busy[i] += sign * other.busy[i];
            }
            paging += sign * other.paging;
            pagedIn += sign * other.pagedIn;
            pagedOut += sign * other.pagedOut;
            tasks += sign * other.tasks;
        }

        long busy(int network, TaskKind kind) {
            return busy[network * KINDS + kind.ordinal()];
        }
    }

    /** A worker's running totals: {@code checkpoints.get(k)} covers its first {@code k * BLOCK} spans, all finished. */
    private final class Lane {
        private final Indexes index;
        private final List<Totals> checkpoints = new ArrayList<>(List.of(new Totals()));

        Lane(Indexes index) {
            this.index = index;
        }

        boolean catchUp(int budget) {
            int finished = Math.max(0, index.size() - 1); // the last one may be running
            int until = Math.min(finished / BLOCK, checkpoints.size() - 1 + Math.max(1, budget / BLOCK));
            while (checkpoints.size() - 1 < until) {
                Totals next = new Totals();
                next.add(checkpoints.get(checkpoints.size() - 1), 1);
                int first = (checkpoints.size() - 1) * BLOCK;
                for (int i = first; i < first + BLOCK; i++) {
                    next.addWhole(index.get(i));
                }
                checkpoints.add(next);
            }
            return until < finished / BLOCK;
        }

        void addTo(Totals totals, long fromNs, long toNs) {
            int first = Times.atMost(index.size(), i -> spans.finishNs(index.get(i)), fromNs);
            int end = Times.atMost(index.size(), i -> spans.startNs(index.get(i)), toNs);
            int i = first;
            while (i < end) {
                boolean inner = i > first && i % BLOCK == 0;
                int whole = inner ? Math.min((end - 1) / BLOCK, checkpoints.size() - 1) : 0;
                if (whole > i / BLOCK) {
                    totals.add(checkpoints.get(whole), 1);
                    totals.add(checkpoints.get(i / BLOCK), -1);
                    i = whole * BLOCK;
                } else {
                    totals.addClipped(index.get(i), fromNs, toNs);
                    i++;
                }
            }
        }
    }
}

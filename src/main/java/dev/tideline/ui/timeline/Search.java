package dev.tideline.ui.timeline;

import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.RunTrace;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tasks that a text names: every word must occur in the network's name, the layer's name or the kind's, or be the
 * job's number with a '#' ("agenet conv load", "exec #3"). Whether a task matches depends on its network and its place in
 * the graph only, so a million tasks need no million comparisons of text. Thread of the trace.
 */
final class Search {
    static final int NONE = -1;

    private final RunTrace trace;
    private final List<String> words;
    private final int job;
    private final Map<String, boolean[]> matches = new HashMap<>();
    private final BitSet hits = new BitSet();
    private int looked;

    Search(RunTrace trace, String text) {
        this.trace = trace;
        List<String> all = text.isBlank()
                ? List.of()
                : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        this.words = all.stream().filter(word -> !isJob(word)).toList();
        this.job = all.stream()
                .filter(Search::isJob)
                .mapToInt(word -> Integer.parseInt(word.substring(1)))
                .findFirst()
                .orElse(NONE);
    }

    private static boolean isJob(String word) {
        return word.matches("#\\d{1,9}");
    }

    boolean isEmpty() {
        return words.isEmpty() && job == NONE;
    }

    /** Whether the task of a span is meant. An empty text means none. */
    private boolean matches(int span) {
        int of = trace.spans().job(span);
        if (isEmpty() || job != NONE && job != of) {
            return false;
        }
        String network = trace.job(of).job().network();
        boolean[] known = matches.get(network);
        if (known == null) {
            known = matchesOf(trace.graph(of));
            matches.put(network, known);
        }
        return known[trace.spans().task(span) - trace.job(of).firstTask()];
    }

    private boolean[] matchesOf(TaskGraph graph) {
        boolean[] result = new boolean[graph.size()];
        for (int offset = 0; offset < result.length; offset++) {
            int layer = TaskGraph.layer(offset);
            String name = layer < 0 ? "" : graph.plan().layer(layer).name();
            String all = (graph.plan().name() + "\n" + name + "\n"
                            + TaskGraph.kind(offset).title())
                    .toLowerCase(Locale.ROOT);
            result[offset] = words.stream().allMatch(all::contains);
        }
        return result;
    }

    /** Takes in at most {@code budget} spans. @return whether there is more to take in */
    boolean catchUp(int budget) {
        int size = trace.spans().size();
        if (isEmpty()) {
            return false;
        }
        for (int until = Math.min(size, looked + budget); looked < until; looked++) {
            if (matches(looked)) {
                hits.set(looked);
            }
        }
        return looked < size;
    }

    /** Spans found so far. Not a copy. */
    BitSet hits() {
        return hits;
    }

    /** The next hit after a span in the order of dispatch, from the start again after the last; {@link #NONE} if there is none. */
    int next(int span) {
        int next = hits.nextSetBit(span + 1);
        return next >= 0 ? next : hits.nextSetBit(0);
    }

    /** "12 hits", or "12 hits so far" while a long run is still being searched. */
    String words() {
        if (isEmpty()) {
            return "";
        }
        int count = hits.cardinality();
        String found = count == 0 ? "no hit" : count == 1 ? "1 hit" : count + " hits";
        return looked < trace.spans().size() ? found + " so far" : found;
    }
}

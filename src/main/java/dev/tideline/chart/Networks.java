package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which network each job of a trace is of, as its place of first mention. On the thread of its trace. */
final class Networks {
    private final RunTrace trace;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names;
    private short[] ofJob = new short[16];
    private int size;

    Networks(RunTrace trace) {
        this.trace = trace;
        this.names = new ArrayList<>(trace.spec().workload().networks());
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    int size() {
        return names.size();
    }

    String name(int place) {
        return names.get(place);
    }

    int ofJob(int job) {
        while (size <= job) {
            if (size == ofJob.length) {
                ofJob = Arrays.copyOf(ofJob, 2 * size);
            }
            ofJob[size] = places.get(trace.job(size).job().network()).shortValue();
            size++;
        }
        return ofJob[job];
    }
}

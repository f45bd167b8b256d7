package dev.tideline.schedule;

import dev.tideline.workload.Lookup;
import java.util.List;
import java.util.Locale;

/** When a job's memory is taken and given back. */
public enum MemoryModel {
    /** Weights from Load to Exec, each blob until its last reader has executed. What the layer-wise engines do. */
    IDEAL,
    /** As EdgeCaffe measured it: all weights from Init to the end of the job, and copies of a layer's weights while it loads. */
    CAFFE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws dev.tideline.workload.InvalidInput naming the nearest model */
    public static MemoryModel of(String id) {
        return Lookup.typed("memory model", id, List.of(values()), MemoryModel::id);
    }
}

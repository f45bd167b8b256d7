package dev.tideline.ui.timeline;

import java.util.List;
import java.util.OptionalLong;

/**
 * What happened between two times. Busy times are clipped to the range; tasks and paged bytes count where the task ends.
 *
 * @param networks in the workload's order, only those that were busy
 * @param tasks how many ended in it
 * @param workers over which the busy times are spread
 * @param peakPromisedBytes highest promise in force
 * @param peakResidentBytes highest sample, empty where none was taken
 */
record RangeSummary(
        long fromNs,
        long toNs,
        List<NetworkTime> networks,
        int tasks,
        int workers,
        long pagingNs,
        long pagedInBytes,
        long pagedOutBytes,
        long peakPromisedBytes,
        OptionalLong peakResidentBytes) {

    record NetworkTime(String network, long initNs, long loadNs, long execNs) {
        long busyNs() {
            return initNs + loadNs + execNs;
        }
    }

    RangeSummary {
        networks = List.copyOf(networks);
    }

    long lengthNs() {
        return toNs - fromNs;
    }

    long initNs() {
        return networks.stream().mapToLong(NetworkTime::initNs).sum();
    }

    long loadNs() {
        return networks.stream().mapToLong(NetworkTime::loadNs).sum();
    }

    long execNs() {
        return networks.stream().mapToLong(NetworkTime::execNs).sum();
    }

    /** Busy share of all workers' time, from 0 to 1. */
    double utilisation() {
        double time = (double) lengthNs() * workers;
        return time == 0 ? 0 : (initNs() + loadNs() + execNs()) / time;
    }
}

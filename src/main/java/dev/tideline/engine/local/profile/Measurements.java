package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.Repeated;
import dev.tideline.engine.local.profile.Together.Shared;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile.Swap;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** What a {@link ProfileJournal} says, in the words of a profile. A network that was changed has not been measured. */
final class Measurements {
    private static final String TIMES = "times";
    private static final String PEAK = "peak";
    private static final String RUNTIME = "runtime";
    private static final String SHARED = "shared";
    private static final String TOGETHER = "together";
    private static final String SWAP = "swap";
    private static final int SWAP_SIZE = 2;
    private static final String SWAP_FAILED = "swap failed";
    private static final String OTHERS = "others";
    private static final double PERCENT = 100;

    private final ProfileJournal journal;

    Measurements(ProfileJournal journal) {
        this.journal = journal;
    }

    private static String of(String what, Network network) {
        CRC32 sum = new CRC32();
        String all = network.input() + " " + network.layers();
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return what + " " + network.name() + " " + Long.toHexString(sum.getValue());
    }

    /** The first {@code most} of them. */
    Repetitions repetitions(Network network, int most) {
        return repetitions(network, 0, most);
    }

    /** Those of a turn, as far as there are any: from the one after {@code before} others to number {@code upTo}. */
    Repetitions repetitions(Network network, int before, int upTo) {
        List<long[]> rows = journal.of(of(TIMES, network));
        int end = Math.min(upTo, rows.size());
        return new Repetitions(network.layers().size(), rows.subList(Math.min(before, end), end));
    }

    void addRepetition(Network network, long[] row) {
        journal.add(of(TIMES, network), row);
    }

    boolean hasPeak(Network network) {
        return !journal.of(of(PEAK, network)).isEmpty();
    }

    long peakBytes(Network network) {
        return journal.of(of(PEAK, network)).get(0)[0];
    }

    void addPeak(Network network, long bytes) {
        journal.add(of(PEAK, network), bytes);
    }

    /** Of the runner with two workers, before the first layer. */
    long runtimeBytes() {
        List<long[]> measured = journal.of(RUNTIME);
        return measured.isEmpty()
                ? 0
                : Repeated.of(measured.stream().mapToLong(v -> v[0])).median();
    }

    void addRuntime(long bytes) {
        journal.add(RUNTIME, bytes);
    }

    /** @param turn by the number of its last repetition */
    boolean hasTogether(List<Network> company, LoadingPolicy loading, int turn) {
        return journal.of(together(company, loading)).stream().anyMatch(row -> row[0] == turn);
    }

    void addTogether(List<Network> company, LoadingPolicy loading, int turn, List<Shared> tasks) {
        for (Shared task : tasks) {
            journal.add(
                    sharedBy(company),
                    task.kind().ordinal(),
                    task.ownNs(),
                    task.aloneNs(),
                    task.sameNs(),
                    task.otherNs());
        }
        journal.add(together(company, loading), turn);
    }

    /** See {@link Together}. */
    List<Shared> shared(List<Network> company) {
        return journal.of(sharedBy(company)).stream()
                .map(row -> new Shared(TaskKind.values()[(int) row[0]], row[1], row[2], row[3], row[4]))
                .toList();
    }

    private static String sharedBy(List<Network> company) {
        return SHARED + " " + names(company);
    }

    private static String together(List<Network> company, LoadingPolicy loading) {
        return TOGETHER + " " + loading + " " + names(company);
    }

    private static String names(List<Network> company) {
        return company.stream().map(network -> of("", network)).collect(Collectors.joining());
    }

    /** Whether paging was measured with the swap that is asked for (with any, if none is), or failed with just that. */
    boolean hasTriedSwap(ProfilingOrder order) {
        return hasSwap(order) || hasFailedSwap(order);
    }

    boolean hasSwap(ProfilingOrder order) {
        return swaps(order).findAny().isPresent();
    }

    /** Whether a run that paged came to no good end, and none to a good one. */
    boolean hasFailedSwap(ProfilingOrder order) {
        return !hasSwap(order)
                && journal.of(SWAP_FAILED).stream()
                        .anyMatch(size -> size[0] == order.settings().swapBytes());
    }

    /** The latest measurement. */
    Swap swap(ProfilingOrder order) {
        return swaps(order)
                .reduce((older, newer) -> newer)
                .filter(rates -> rates[0] > 0)
                .map(rates -> new Swap(rates[0], rates[1]))
                .orElse(Swap.NONE);
    }

    void addSwap(ProfilingOrder order, Swap swap) {
        journal.add(
                SWAP,
                swap.readBytesPerSecond(),
                swap.writeBytesPerSecond(),
                order.settings().swapBytes());
    }

    void addFailedSwap(ProfilingOrder order) {
        journal.add(SWAP_FAILED, order.settings().swapBytes());
    }

    private Stream<long[]> swaps(ProfilingOrder order) {
        long asked = order.settings().swapBytes();
        return journal.of(SWAP).stream().filter(rates -> asked == 0 || rates[SWAP_SIZE] == asked);
    }

    /** The system's load average, less what this measurement caused of it. */
    void addLoadOfOthers(double load) {
        journal.add(OTHERS, Math.round(PERCENT * load));
    }

    double loadOfOthers() {
        return journal.of(OTHERS).stream()
                .map(value -> value[0] / PERCENT)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }
}

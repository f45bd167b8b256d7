package dev.tideline.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Requests made by a seeded process. The same seed gives the same requests on every machine: only
 * {@link Random#nextDouble} and {@link StrictMath} are used. The first request comes at 0, each further one a gap later,
 * as in EdgeCaffe's arrival lists (choice of this project for the processes that leave it open).
 *
 * @param sigmaNs standard deviation of normal gaps; a negative gap counts as 0
 * @param chooseOne one network drawn at random for each request, instead of all
 */
public record Arrivals(
        Process process,
        int count,
        long meanGapNs,
        long sigmaNs,
        List<String> networks,
        boolean chooseOne,
        int images,
        String image) {

    public enum Process {
        BATCH("all at 0"),
        PERIODIC("at equal gaps"),
        BACK_TO_BACK("the next when the device is idle"),
        POISSON("exponential gaps"),
        NORMAL("normal gaps, as in the MASA experiments"),
        BURSTY("bursts and lulls: a two-state Markov-modulated Poisson process");

        private final String sentence;

        Process(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }

        /** The name in files: {@code back-to-back}. */
        public String fileName() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public boolean hasGaps() {
            return this == PERIODIC || this == POISSON || this == NORMAL || this == BURSTY;
        }
    }

    private static final double BURST_RATE = 1.8;
    private static final double LULL_RATE = 0.2;
    private static final double MEAN_GAPS_PER_STATE = 10;
    private static final double LONGEST_NS = 1e17;

    public Arrivals {
        networks = List.copyOf(networks);
        if (count < 1 || count > 1_000_000) {
            throw new InvalidInput("count is " + count + "; it must be from 1 to 1000000.");
        }
        if (process.hasGaps() && meanGapNs <= 0) {
            throw new InvalidInput(
                    "meanGapMs is missing or not positive; process " + process.fileName() + " needs it.");
        }
        if (meanGapNs < 0 || sigmaNs < 0) {
            throw new InvalidInput("meanGapMs and sigmaMs must not be negative.");
        }
        if (count * ((double) meanGapNs + sigmaNs) > LONGEST_NS) {
            throw new InvalidInput(count + " requests with these gaps would last for more than three years;"
                    + " meanGapMs and sigmaMs are in milliseconds.");
        }
        new Request(0, networks, images, image);
    }

    /** Whether requests wait for an idle device; their times are then known only while running, and given here as 0. */
    public boolean backToBack() {
        return process == Process.BACK_TO_BACK;
    }

    /** How many jobs its requests become. */
    public long jobs() {
        return (long) count * images * (chooseOne ? 1 : networks.size());
    }

    /** The requests in order of arrival. */
    public List<Request> requests(long seed) {
        Random random = new Random(seed);
        List<Request> requests = new ArrayList<>(count);
        Gaps gaps = new Gaps(random);
        long at = 0;
        for (int i = 0; i < count; i++) {
            List<String> chosen =
                    chooseOne ? List.of(networks.get((int) (random.nextDouble() * networks.size()))) : networks;
            requests.add(new Request(at, chosen, images, image));
            at = Math.addExact(at, gaps.next());
        }
        return requests;
    }

    private final class Gaps {
        private final Random random;
        private boolean burst = true;
        private double stateLeft;

        Gaps(Random random) {
            this.random = random;
            this.stateLeft = process == Process.BURSTY ? exponential(MEAN_GAPS_PER_STATE) : 0;
        }

        long next() {
            return switch (process) {
                case BATCH, BACK_TO_BACK -> 0;
                case PERIODIC -> meanGapNs;
                case POISSON -> Math.round(exponential(1) * meanGapNs);
                case NORMAL -> Math.max(0, Math.round(meanGapNs + sigmaNs * gaussian()));
                case BURSTY -> Math.round(bursty() * meanGapNs);
            };
        }

        /** In units of the mean gap. Exponential times are memoryless, so the rest of a gap is drawn anew when the state changes. */
        private double bursty() {
            double waited = 0;
            while (true) {
                double gap = exponential(1 / (burst ? BURST_RATE : LULL_RATE));
                if (gap < stateLeft) {
                    stateLeft -= gap;
                    return waited + gap;
                }
                waited += stateLeft;
                burst = !burst;
                stateLeft = exponential(MEAN_GAPS_PER_STATE);
            }
        }

        private double exponential(double mean) {
            return -mean * StrictMath.log(1 - random.nextDouble());
        }

        /** Box and Muller 1958, cosine branch. */
        private double gaussian() {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        }
    }
}

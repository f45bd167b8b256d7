package dev.tideline.workload;

import dev.tideline.workload.DeviceModel.Rates;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.util.List;
import java.util.Locale;

/**
 * Raspberry Pi boards that profiles are modelled for, with the figures of their data sheets; {@link #profile} derives the
 * rates of {@link DeviceModel} from them. All figures of hardware are in this file and nowhere else.
 */
public enum Board {
    PI_ZERO_2_W(
            "pi-zero-2w",
            "Raspberry Pi Zero 2 W 512 MB",
            512 * Bytes.MIB,
            Core.CORTEX_A53,
            1.0e9,
            Bus.LPDDR2,
            Card.HIGH_SPEED),
    PI_3B_PLUS("pi-3b-plus", "Raspberry Pi 3B+ 1 GB", Bytes.GIB, Core.CORTEX_A53, 1.4e9, Bus.LPDDR2, Card.HIGH_SPEED),
    PI_4B("pi-4b", "Raspberry Pi 4B 2 GB", 2 * Bytes.GIB, Core.CORTEX_A72, 1.5e9, Bus.LPDDR4, Card.DDR50),
    PI_5("pi-5", "Raspberry Pi 5 4 GB", 4 * Bytes.GIB, Core.CORTEX_A76, 2.4e9, Bus.LPDDR4X, Card.SDR104);

    /**
     * @param macsPerCycle single precision: 128-bit vectors of 4, one fused multiply-add per cycle on A53 and A72, two on
     *     A76 (Arm's software optimization guides)
     * @param gemmShare of that peak which a matrix product reaches (assumed)
     * @param slower than the laptop's core per cycle in scalar loops (assumed: in order, early out of order, wide)
     */
    private enum Core {
        CORTEX_A53("Cortex-A53", 4, 0.45, 2.0),
        CORTEX_A72("Cortex-A72", 4, 0.65, 1.3),
        CORTEX_A76("Cortex-A76", 8, 0.65, 1.0);

        private final String label;
        private final int macsPerCycle;
        private final double gemmShare;
        private final double slower;

        Core(String label, int macsPerCycle, double gemmShare, double slower) {
            this.label = label;
            this.macsPerCycle = macsPerCycle;
            this.gemmShare = gemmShare;
            this.slower = slower;
        }
    }

    /** Memory buses, 32 bits wide on all four boards. */
    private enum Bus {
        LPDDR2("LPDDR2-900", 900e6),
        LPDDR4("LPDDR4-3200", 3200e6),
        LPDDR4X("LPDDR4X-4267", 4267e6);

        private static final double BYTES_PER_TRANSFER = 4;
        /** A Pi 4 copies 5527 MB/s of its 12800 in the STREAM benchmark (sci-pi.org.uk/bench/stream.html). */
        private static final double SUSTAINED_SHARE = 5527.0 / 12800;

        private final String label;
        private final double transfersPerSecond;

        Bus(String label, double transfersPerSecond) {
            this.label = label;
            this.transfersPerSecond = transfersPerSecond;
        }

        double sustained() {
            return transfersPerSecond * BYTES_PER_TRANSFER * SUSTAINED_SHARE;
        }
    }

    /** Bus speeds of the SD Physical Layer Specification that the boards' slots reach. */
    private enum Card {
        HIGH_SPEED("High Speed, 25 MB/s", 25e6),
        DDR50("DDR50, 50 MB/s", 50e6),
        SDR104("SDR104, 104 MB/s", 104e6);

        private static final double SUSTAINED_SHARE = 0.9;
        /** Swap reads come in clusters of 8 pages, not as one stream (assumed: half the rate). */
        private static final double SWAP_READ_SHARE = 0.5;
        /** What a card of speed class 10 must sustain at least when written (SD Association). */
        private static final long WRITE = 10_000_000;

        private final String label;
        private final double busBytesPerSecond;

        Card(String label, double busBytesPerSecond) {
            this.label = label;
            this.busBytesPerSecond = busBytesPerSecond;
        }

        double read() {
            return busBytesPerSecond * SUSTAINED_SHARE;
        }

        Swap swap() {
            return new Swap(Math.round(read() * SWAP_READ_SHARE), WRITE);
        }
    }

    /** The laptop's clock was not recorded (assumed); it only turns its times into cycles. */
    private static final double LAPTOP_HERTZ = 2.5e9;

    /** The runner right after its start, JVM and inference engine together, as measured on x86-64. */
    private static final long RUNNER_BYTES = 50 * Bytes.MIB;

    private static final double COMPUTE_CONTENTION = 0.45;
    private static final double STORAGE_CONTENTION = 1;

    private final String id;
    private final String device;
    private final long memoryBytes;
    private final Core core;
    private final double hertz;
    private final Bus bus;
    private final Card card;

    Board(String id, String device, long memoryBytes, Core core, double hertz, Bus bus, Card card) {
        this.id = id;
        this.device = device;
        this.memoryBytes = memoryBytes;
        this.core = core;
        this.hertz = hertz;
        this.bus = bus;
        this.card = card;
    }

    /** The name of its profile. */
    public String id() {
        return id;
    }

    /** @throws InvalidInput naming the nearest, if there is no such board */
    public static Board of(String id) {
        return Lookup.typed("board", id, List.of(values()), Board::id);
    }

    /** The modelled profile of this board for the given networks. */
    public Profile profile(Iterable<Network> networks) {
        return new Profile(
                id,
                device,
                Provenance.MODELLED,
                source(),
                memoryBytes,
                RUNNER_BYTES,
                0,
                COMPUTE_CONTENTION,
                STORAGE_CONTENTION,
                card.swap(),
                model().costs(networks));
    }

    private DeviceModel model() {
        Rates laptop = DeviceModel.LAPTOP.rates();
        double speed = hertz / LAPTOP_HERTZ / core.slower;
        Rates rates = new Rates(
                laptop.taskNs() / speed,
                hertz * core.macsPerCycle * core.gemmShare,
                bus.sustained(),
                laptop.im2colBytes() * speed,
                laptop.elements() * speed,
                laptop.powers() * speed,
                laptop.comparisons() * speed,
                laptop.copies() * speed);
        return new DeviceModel(
                DeviceModel.LAPTOP.initNsPerLayer() / speed, DeviceModel.LAPTOP.loadNs() / speed, card.read(), rates);
    }

    private String source() {
        return String.format(
                Locale.ROOT,
                "Modelled, not measured, by 'tideline model-profile %s': one core for one worker, cold loads from a"
                        + " microSD card. %s at %.1f GHz, %d single-precision multiply-adds per cycle (Arm software"
                        + " optimization guide), %.0f %% of them in a matrix product (assumed); %s on 32 bits, sustained"
                        + " %.2f GB/s (the share a Pi 4 reaches in STREAM, sci-pi.org.uk); card %s bus (SD Physical"
                        + " Layer), %.1f MB/s read (90 %%), swap reads at half of that, writes at 10 MB/s (speed class"
                        + " 10). Scalar loops take the cycles they took in EdgeCaffe's recordings at an assumed 2.5 GHz,"
                        + " times %.1f. baseBytes: the runner after its start, on x86-64. Contention: compute as on the"
                        + " recorded laptop, storage one shared card. Clock, memory and slot: Raspberry Pi product"
                        + " briefs. Formulas: DeviceModel, figures: Board.",
                id,
                core.label,
                hertz / 1e9,
                core.macsPerCycle,
                core.gemmShare * 100,
                bus.label,
                bus.sustained() / 1e9,
                card.label,
                card.read() / 1e6,
                core.slower);
    }
}

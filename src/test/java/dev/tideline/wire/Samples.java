package dev.tideline.wire;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Key;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunEvent;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Job;
import dev.tideline.workload.Network;
import dev.tideline.workload.Network.Declaration;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Request;
import dev.tideline.workload.Shape;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Specs and events to send round. */
final class Samples {
    private Samples() {}

    /** Two layers, synthetic. */
    static NetworkCost tiny() {
        return new NetworkCost(
                "Tiny",
                5,
                100,
                1,
                0,
                1,
                List.of(new LayerCost("a", 10, 20, 1000, 50, 7), new LayerCost("b", 30, 40, 2000, 60, 0, 3, 4)));
    }

    static RunSpec spec() {
        Workload workload = new Workload(
                "two",
                "two at once, \"quoted\" and ümlauted",
                List.of(new Request(0, List.of("Tiny"), 2, "")),
                List.of());
        return new RunSpec(
                workload,
                Map.of(),
                profile(Map.of("Tiny", tiny())),
                1 << 20,
                LoadingPolicy.PARTIAL,
                "MEMA",
                2,
                2,
                0,
                MemoryModel.IDEAL,
                7);
    }

    /** Every operator and every field with a value of its own. */
    static RunSpec fullSpec() {
        Network network = everyOperator();
        List<LayerCost> costs = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            costs.add(new LayerCost(network.layers().get(i).name(), i, 100 + i, 200 + i, 300 + i, 400 + i));
        }
        NetworkCost cost = new NetworkCost("Every", 11, 12, 3, 14, 15, costs);
        Workload workload = new Workload(
                "full",
                "all fields",
                List.of(
                        new Request(17, List.of("Every", "Tiny"), 3, "face.png"),
                        new Request(19, List.of("Tiny"), 1, "")),
                Arrays.stream(Arrivals.Process.values())
                        .map(p -> new Arrivals(p, 2, 21, 22, List.of("Tiny", "Every"), p.hasGaps(), 4, "b.png"))
                        .toList());
        return new RunSpec(
                workload,
                Map.of("Every", network),
                profile(Map.of("Tiny", tiny(), "Every", cost)),
                3 << 20,
                LoadingPolicy.DEEPEYE,
                "masa",
                5,
                3,
                2,
                MemoryModel.CAFFE,
                -23);
    }

    private static Profile profile(Map<String, NetworkCost> costs) {
        return new Profile(
                "bench",
                "A bench",
                Profile.Provenance.MODELLED,
                "by hand",
                4 << 20,
                1000,
                3,
                4,
                new Profile.Contention(0.45, 1.0, 0.25),
                new Profile.Swap(20_000_000, 10_000_000, 0.5),
                costs);
    }

    private static Network everyOperator() {
        return new Network(
                "Every",
                "All operators",
                "made up",
                new Shape(4, 9, 8),
                6,
                List.of(
                        new Declaration("data", new Operator.Input(), List.of()),
                        new Declaration("conv", new Operator.Convolution(6, 3, 2, 1, 2, true), List.of("data")),
                        new Declaration("relu", new Operator.Relu(0.25), List.of("conv")),
                        new Declaration("lrn", new Operator.Lrn(5, 1e-4, 0.75, 2), List.of("relu")),
                        new Declaration("pool", new Operator.Pooling(false, 2, 1, 1, false), List.of("lrn")),
                        new Declaration("split", new Operator.Split(), List.of("pool")),
                        new Declaration("norm", new Operator.BatchNorm(), List.of("split")),
                        new Declaration("scale", new Operator.Scale(), List.of("norm")),
                        new Declaration("both", new Operator.Concat(), List.of("split", "scale")),
                        new Declaration("drop", new Operator.Dropout(), List.of("both")),
                        new Declaration("all", new Operator.Pooling(true, 1, 1, 0, true), List.of("drop")),
                        new Declaration("fc", new Operator.InnerProduct(10), List.of("all")),
                        new Declaration("prob", new Operator.Softmax(), List.of("fc"))));
    }

    /** Events of every kind with any values at all: not a possible run, but each must come back as it was. */
    static List<RunEvent> anyEvents(long seed, int count) {
        Any any = new Any(new Random(seed));
        List<RunEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(any.event());
        }
        return events;
    }

    private record Any(Random random) {
        RunEvent event() {
            long t = number();
            return switch (random.nextInt(15)) {
                case 0 -> new RunEvent.JobArrived(t, new Job(small(), text(), small(), text(), number()), small());
                case 1 -> new RunEvent.JobActivated(t, small());
                case 2 ->
                    new RunEvent.TaskStarted(
                            t, small(), small(), small(), kind(), small(), number(), number(), decision());
                case 3 -> new RunEvent.WorkerIdle(t, small(), decision());
                case 4 -> new RunEvent.TaskFinished(t, small(), small(), number(), number(), number(), number());
                case 5 -> new RunEvent.Promised(t, small(), number(), number(), number());
                case 6 -> new RunEvent.Resident(t, number(), number(), number());
                case 7 -> new RunEvent.Queue(t, small(), small());
                case 8 -> new RunEvent.JobFinished(t, small());
                case 9 ->
                    new RunEvent.JobResult(
                            t,
                            small(),
                            List.of(new RunEvent.Score(text(), key()), new RunEvent.Score(text(), key())),
                            random.nextBoolean());
                case 10 -> new RunEvent.Remark(t, text());
                case 11 -> new RunEvent.Group(t, number(), number(), number(), number(), number());
                case 12 -> new RunEvent.Began(t, conditions());
                case 13 -> new RunEvent.Held(t, random.nextBoolean());
                default -> new RunEvent.RunEnded(t, RunEvent.Outcome.values()[random.nextInt(4)], text());
            };
        }

        private Conditions conditions() {
            boolean enforced = random.nextBoolean();
            return new Conditions(
                    Conditions.Covers.values()[random.nextInt(2)],
                    enforced ? "cgroup v1" : "",
                    enforced ? "" : "überall nicht",
                    number() >>> 1,
                    number() >>> 1,
                    number() >>> 1,
                    Conditions.Loads.values()[random.nextInt(2)],
                    number() >>> 1,
                    text());
        }

        private Decision decision() {
            List<Decision.Candidate> first = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                first.add(new Decision.Candidate(small(), new Key(small(), key(), small())));
            }
            return new Decision(
                    small(), text(), small(), number(), number(), number(), number(), small(), List.copyOf(first));
        }

        private TaskKind kind() {
            return TaskKind.values()[random.nextInt(3)];
        }

        private double key() {
            return switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> -random.nextDouble() * 1e9;
                case 2 -> Double.POSITIVE_INFINITY;
                default -> random.nextInt(10);
            };
        }

        private int small() {
            return switch (random.nextInt(6)) {
                case 0 -> random.nextInt();
                case 1 -> -1;
                default -> random.nextInt(1000);
            };
        }

        private long number() {
            return switch (random.nextInt(8)) {
                case 0 -> random.nextLong();
                case 1 -> Long.MAX_VALUE;
                case 2 -> Long.MIN_VALUE;
                case 3 -> 0;
                default -> random.nextInt(1 << 30);
            };
        }

        private String text() {
            return List.of("", "conv2", "überlang 😀", "rule " + random.nextInt(3))
                    .get(random.nextInt(4));
        }
    }
}

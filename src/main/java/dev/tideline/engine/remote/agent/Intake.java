package dev.tideline.engine.remote.agent;

import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.SettingsMessages;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.Wire;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at an order before the agent takes it: whoever sends one may send anything. */
final class Intake {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_WORKERS = 256;
    private static final int MOST_JOBS = 1_000_000;
    private static final long MOST_WEIGHT_BYTES = 4L << 30;

    private Intake() {}

    /** @throws InvalidInput saying what is wrong with it */
    static void check(Order order) {
        if (!KEY.matcher(order.getKey()).matches()) {
            throw new InvalidInput("An order needs a key of 16 to 64 letters and digits.");
        }
        if (order.getTitle().length() > LONGEST_TITLE
                || order.getTitle().chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("An order's title is one line of at most " + LONGEST_TITLE + " characters.");
        }
        SettingsMessages.settings(order.getSettings());
        switch (order.getWhatCase()) {
            case RUN -> inputs(order, spec(order));
            case PROFILE -> networks(order);
            case WHAT_NOT_SET -> throw new InvalidInput("The order asks for nothing that this agent knows; update it.");
        }
    }

    /** What a checked order of a run brings. */
    static Inputs inputs(Order order, RunSpec spec) {
        Inputs inputs = new Inputs(order.getRun(), spec);
        requireWeights(inputs.unsentWeightBytes());
        return inputs;
    }

    static RunSpec spec(Order order) {
        RunSpec spec = Wire.spec(order.getRun().getSpec());
        if (spec.workers() > MOST_WORKERS) {
            throw new InvalidInput(
                    spec.workers() + " workers are too many for an agent; at most " + MOST_WORKERS + ".");
        }
        if (spec.workload().jobs() > MOST_JOBS) {
            throw new InvalidInput(
                    spec.workload().jobs() + " jobs are too many for an agent; at most " + MOST_JOBS + ".");
        }
        return spec;
    }

    private static void networks(Order order) {
        List<Network> networks =
                order.getProfile().getNetworksList().stream().map(Wire::network).toList();
        new ProfilingOrder(
                networks,
                order.getProfile().getRepeats(),
                SettingsMessages.settings(order.getSettings()),
                Path.of(""),
                false);
        requireWeights(networks.stream().mapToLong(Network::weightBytes).reduce(0, Math::addExact));
    }

    /** Random ones are generated for networks that bring none. */
    private static void requireWeights(long bytes) {
        if (bytes > MOST_WEIGHT_BYTES) {
            throw new InvalidInput("The order's networks have " + Bytes.human(bytes)
                    + " of weights that are not sent; an agent makes up " + Bytes.human(MOST_WEIGHT_BYTES)
                    + " at most.");
        }
    }
}

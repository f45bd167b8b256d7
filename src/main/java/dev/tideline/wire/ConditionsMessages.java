package dev.tideline.wire;

import dev.tideline.trace.Conditions;
import dev.tideline.wire.proto.Proto;

/** What a real run was held to, as a message and back. */
final class ConditionsMessages {
    private ConditionsMessages() {}

    static Proto.Conditions message(Conditions conditions) {
        return Proto.Conditions.newBuilder()
                .setCovers(
                        switch (conditions.covers()) {
                            case NETWORKS -> Proto.Conditions.Covers.COVERS_NETWORKS;
                            case GROUP -> Proto.Conditions.Covers.COVERS_GROUP;
                        })
                .setEnforcer(conditions.enforcer())
                .setNotEnforced(conditions.notEnforced())
                .setLimitBytes(conditions.limitBytes())
                .setRuntimeBytes(conditions.runtimeBytes())
                .setSwapBytes(conditions.swapBytes())
                .setLoads(
                        switch (conditions.loads()) {
                            case WARM -> Proto.Conditions.Loads.LOADS_WARM;
                            case COLD -> Proto.Conditions.Loads.LOADS_COLD;
                        })
                .setLoadBytesPerSecond(conditions.loadBytesPerSecond())
                .setEngine(conditions.engine())
                .build();
    }

    static Conditions conditions(Proto.Conditions message) {
        return new Conditions(
                Wire.constant(Conditions.Covers.values(), message.getCoversValue(), "meaning of a cap"),
                message.getEnforcer(),
                message.getNotEnforced(),
                message.getLimitBytes(),
                message.getRuntimeBytes(),
                message.getSwapBytes(),
                Wire.constant(Conditions.Loads.values(), message.getLoadsValue(), "way to load"),
                message.getLoadBytesPerSecond(),
                message.getEngine());
    }
}

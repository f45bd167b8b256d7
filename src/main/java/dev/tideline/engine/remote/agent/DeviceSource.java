package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.DeviceState;

/** How the device is now. */
@FunctionalInterface
interface DeviceSource {
    /** Takes some milliseconds. */
    DeviceState read();
}

package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.DeviceState;

/**
 * How an agent's device is at a moment.
 *
 * @param temperatureCelsius 0 where it cannot be known
 * @param throttled by heat or supply, now
 * @param throttledBefore since it was switched on
 * @param throttling in words, empty if there is none
 * @param load runnable threads, average of a minute
 */
public record DeviceCondition(
        double temperatureCelsius,
        boolean throttled,
        boolean throttledBefore,
        String throttling,
        double load,
        long availableBytes,
        int clockMhz) {
    static DeviceCondition of(DeviceState state) {
        return new DeviceCondition(
                state.getTemperatureCelsius(),
                state.getThrottled(),
                state.getThrottledBefore(),
                state.getThrottling(),
                state.getLoad(),
                state.getAvailableBytes(),
                state.getClockMhz());
    }
}

/**
 * What is run: networks with every layer, jobs, requests and arrival processes, and the profile that says what a device
 * costs. Everything else builds on these values; this package knows none of it.
 *
 * <p>Decisions: sizes are {@code long} bytes and times {@code long} nanoseconds, "256M" exists only in {@link
 * dev.tideline.workload.Bytes}. Shapes, parameters and costs of a layer are derived from its declaration, never stored.
 * All that a user can get wrong ends in one exception, {@link dev.tideline.workload.InvalidInput}, whose message is shown
 * as it is; what is written for the user or the cache goes through {@link dev.tideline.workload.WholeFile}. Both are here
 * because every other package may know this one. commons-text finds the nearest name for "maybe you meant".
 */
package dev.tideline.workload;

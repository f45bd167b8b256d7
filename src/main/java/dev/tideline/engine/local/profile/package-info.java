/**
 * What layers cost on this machine, measured: {@link dev.tideline.engine.local.profile.DeviceProfiler} makes a device's
 * profile of runs of {@link dev.tideline.engine.local.LocalEngine} and of nothing else, so that what it finds is what a run
 * experiences.
 *
 * <p>Decisions. Each task's time is a median of repetitions with their spread. What concurrent tasks cost each other is
 * fitted to runs of two at a time, in which Loads and Execs meet in all combinations ({@link
 * dev.tideline.engine.local.profile.ContentionFit}). Whatever was measured is kept at once in a journal in the user's cache
 * directory: a measurement that is broken off goes on where it was, if the machine and the order are the same.
 */
package dev.tideline.engine.local.profile;

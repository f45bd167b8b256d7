/**
 * A workload is scheduled, an engine carries it out, a trace records it, a chart shows it. Only {@link
 * dev.tideline.Main} is here: the one class that knows both the window and the command line.
 */
package dev.tideline;

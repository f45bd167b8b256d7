/**
 * How fast it is: {@code ./tideline bench} measures simulator, chart, local engine and cold start and prints every figure
 * that the README states, with its ratio to a baseline of the same run, because machines differ and are noisy.
 *
 * <p>Decisions: benchmarks are programs, never timed tests; the middle of several repeats counts. This package may know
 * every other, and only {@link dev.tideline.Main} knows it.
 */
package dev.tideline.bench;

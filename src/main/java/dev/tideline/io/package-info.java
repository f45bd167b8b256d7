/**
 * Files: networks, profiles and workloads as JSON, and where they are found.
 *
 * <p>{@link dev.tideline.io.NetworkFile}, {@link dev.tideline.io.ProfileFile} and {@link dev.tideline.io.WorkloadFile}
 * say what their format contains; {@link dev.tideline.io.JsonReader} is the one place that knows how a value is taken
 * from a file and how a complaint about it reads, {@link dev.tideline.io.JsonText} how one is written. {@link
 * dev.tideline.io.Catalog} finds files by name: those that ship and the user's own. {@link dev.tideline.io.RunFile} keeps
 * runs, and the exports give them to other programs.
 *
 * <p>Decisions: JSON is not bound by reflection, because a binder's messages name classes instead of places in the file,
 * and because it takes twice the processor time to the first file. Reading is strict: a field nobody knows is a typo.
 * Numbers are read
 * as exact decimals, so that 0.1 ms is 100000 ns. Whatever is written but a run goes through {@link
 * dev.tideline.workload.WholeFile}, so that a crash leaves the old file or the new one. Every class here works on the calling thread and may block on the
 * disk: not for the JavaFX thread. This package may not know engines, charts or windows.
 */
package dev.tideline.io;

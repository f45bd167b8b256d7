/**
 * Real inference on this machine, layer by layer, through DJL and MXNet. {@code LocalEngine} starts the runner, a small
 * child process of the same program, and relays its events; {@code Runner} holds the dispatcher and the workers;
 * {@link dev.tideline.engine.local.LayerRunner} carries one job's tasks out. The only package that knows ai.djl; it may
 * not know files of the user other than pictures and weights, nor any window or chart.
 *
 * <p>Decisions. A layer is one imperative operator call on arrays of its own, not a symbol per layer: exact control of
 * memory, and the same result as the whole network. Weights lie in one file per layer, {@code
 * weights/random-1/NETWORK/INDEX-LAYER.f32} in the user's cache directory, little-endian 32-bit floats, weights then
 * biases; they are read straight into an array's native memory. Trained weights lie in {@code weights/trained/NETWORK/}
 * in the same form, or in a folder that a run is given; {@link dev.tideline.engine.local.WeightLibrary} installs them
 * from a {@code .caffemodel}, whose numbers are copied piece by piece and never all in memory. {@code SHA256SUMS} beside
 * the files is what {@code sha256sum} writes: the parent compares files with it before the runner starts, never a Load,
 * and only those that changed since they passed; {@code weights verify} reads every byte. A folder without it, made by
 * hand, is only checked for sizes. A runner says that it is ready; then {@link
 * dev.tideline.engine.local.Limit} holds it to the cap; it begins its stream, and gets the word to go with the time at which
 * the run begins: what it needs for itself is known and paid before. MXNet runs with its synchronous engine and one thread per worker, so that a task's bar is its own
 * work. Large arrays get huge pages where Linux has them, unless GLIBC_TUNABLES says otherwise: they halve the time of a
 * warm Load, but swap differently. Pictures are decoded in the parent, so that the runner stays small.
 * Before a run's clock starts the runner has compiled its dispatcher, executed each network once on each worker, and
 * taken and given back the memory that it will need: what is measured is the networks, not the first time.
 * {@link dev.tideline.engine.local.DeviceProfiler} measures a profile with such runs and nothing else, so that what it
 * finds is what a run experiences. Another engine of DJL needs another {@link
 * dev.tideline.engine.local.Tensors} and a line in {@link dev.tideline.engine.local.InferenceEngines}.
 */
package dev.tideline.engine.local;

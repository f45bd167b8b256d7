/**
 * Real inference on this machine, layer by layer, through DJL on MXNet or PyTorch. {@code LocalEngine} starts the runner,
 * a small child process of the same program, and relays its events; {@code Runner} holds the dispatcher and the workers;
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
 * the run begins: what it needs for itself is known and paid before. Both engines work synchronously, with one thread per
 * worker, so that a task's bar is its own work. Large arrays get huge pages where Linux has them, unless GLIBC_TUNABLES
 * says otherwise: they halve the time of a warm Load, but swap differently. Pictures are decoded in the parent, so that the runner stays small.
 * Before a run's clock starts the runner has compiled its dispatcher, executed each network once on each worker, and
 * taken and given back the memory that it will need: what is measured is the networks, not the first time.
 * The parent does its part of a run before it, too ({@link dev.tideline.engine.local.Rehearsal}), and both JVMs compile
 * only where a processor is idle: on two processors the workers waited up to a third of their time for one.
 * What a layer costs on this machine is measured with such runs in {@code engine.local.profile}.
 *
 * <p>Two engines, since MXNet has no natives for Arm. PyTorch is the other one: a layer-wise engine needs operators on
 * arrays of its own, whose memory it can read weights into and give back. ONNX Runtime has none through DJL, only whole
 * models; a model for each layer would copy large weights while it packs them, or not load them before Exec reads them,
 * and its one jar for all platforms is 137 MB. PyTorch's natives and JNI library come from Maven alone, 68 MB for
 * linux-aarch64 and 134 MB for linux-x86_64, and need nothing at run time; the pair is DJL 0.29 with PyTorch 2.3.1, the last
 * that runs on a Pi 3, 4 and Zero 2 as well as on a Pi 5. MXNet is preferred where it exists: smaller, and faster where
 * layers are small. Each engine has its own DJL, so its jars lie apart ({@link dev.tideline.engine.local.EngineJars}) and only its
 * runner sees them; {@link dev.tideline.engine.local.PytorchTensors} calls what both versions of DJL have, and nothing of
 * PyTorch's own. Another engine is another {@link dev.tideline.engine.local.Tensors} and a constant of {@link
 * dev.tideline.engine.local.InferenceEngine}.
 */
package dev.tideline.engine.local;

package dev.tideline.engine.local;

import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.Network;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every layer of some networks computes, by an engine in a process of its own: two engines want different versions
 * of DJL, and cannot meet in one. The process is started as the runner is; it loads and executes layer after layer and
 * writes each blob when it is there.
 */
public final class LayerBlobs {
    private LayerBlobs() {}

    /** Each network's blobs, all of the same picture if they have the same input. */
    static Map<String, List<float[]>> of(
            InferenceEngine engine, Path cache, Path folder, FloatBuffer picture, Network... networks)
            throws IOException, InterruptedException {
        WeightStore weights = new WeightStore(cache);
        Map<Inference.PictureFile, Path> pictures = new HashMap<>();
        for (Network network : networks) {
            weights.prepare(network);
            FloatBuffer own =
                    picture.duplicate().limit(Math.toIntExact(network.input().elements()));
            pictures.put(new Inference.PictureFile("", network.input()), file(folder, network, own));
        }
        String[] names = Stream.of(networks).map(Network::name).toArray(String[]::new);
        RunSpec spec = Fixtures.spec(Tiny.at0(names), 1L << 40, LoadingPolicy.LINEAR, "FCFS", 1, networks);
        RunnerOrder order =
                new RunnerOrder(RunInfo.of(spec, "test"), Loads.WARM, 0, pictures, WeightStore.installed(cache));
        return read(RunnerCommand.of(LayerBlobs.class, spec, cache, engine), order);
    }

    private static Path file(Path folder, Network network, FloatBuffer picture) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(picture.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(picture);
        return Files.write(folder.resolve("picture-" + network.input()), bytes.array());
    }

    private static Map<String, List<float[]>> read(RunnerCommand command, RunnerOrder order)
            throws IOException, InterruptedException {
        Process process = command.builder().start();
        LastLines complaints = new LastLines(process.getErrorStream());
        Map<String, List<float[]>> blobs = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            order.write(process.getOutputStream());
            for (int networks = in.readInt(); networks > 0; networks--) {
                String name = in.readUTF();
                List<float[]> layers = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    byte[] bytes = in.readNBytes(in.readInt() * Float.BYTES);
                    float[] values = new float[bytes.length / Float.BYTES];
                    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                    layers.add(values);
                }
                blobs.put(name, layers);
            }
            return blobs;
        } catch (IOException e) {
            throw new IOException(RunnerDeath.describe(process.waitFor(), complaints.text()), e);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** @param args the name of an {@link InferenceEngine} */
    public static void main(String[] args) throws IOException {
        RunnerOrder order = RunnerOrder.read(new DataInputStream(new FileInputStream(FileDescriptor.in)));
        Map<String, Network> networks = order.info().spec().networks();
        FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
        try (Tensors tensors = InferenceEngine.valueOf(args[0]).open();
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
            WeightStore weights = order.weights(CacheDirectory.ofUser());
            out.writeInt(networks.size());
            for (Network network : networks.values()) {
                NetworkInput input =
                        NetworkInput.file(order.pictures().get(new Inference.PictureFile("", network.input())));
                write(network, new CompiledNetwork(network, tensors, weights), input, out);
            }
        }
    }

    private static void write(Network network, CompiledNetwork compiled, NetworkInput input, DataOutputStream out)
            throws IOException {
        out.writeUTF(network.name());
        out.writeInt(network.layers().size());
        try (LayerRunner runner = new LayerRunner(compiled)) {
            runner.init(input);
            for (int i = 0; i < network.layers().size(); i++) {
                runner.load(i);
                runner.exec(i);
                float[] blob = runner.blob(i);
                ByteBuffer bytes = ByteBuffer.allocate(blob.length * Float.BYTES);
                bytes.asFloatBuffer().put(blob);
                out.writeInt(blob.length);
                out.write(bytes.array());
            }
        }
    }
}

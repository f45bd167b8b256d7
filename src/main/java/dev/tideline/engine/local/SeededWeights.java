package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Random weights for a layer: the same bytes on every machine for the same network and layer names. They are uniform
 * with variance 2/fan-in (He et al. 2015), so that activations neither vanish nor explode through ReLU layers; a layer
 * that reads the picture, whose values reach 150, is scaled down once so that the last layer's outputs stay of order 1
 * and no class takes all the probability.
 */
final class SeededWeights {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final float PICTURE_SCALE = 1 / 256f;
    private static final float BIAS = 0.05f;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long state;

    private SeededWeights(OutputStream out, long seed) {
        this.out = out;
        this.state = seed;
    }

    /** Writes weights, then biases, in the order and number that {@link Layer#parameters} counts. */
    static void write(Network network, int index, OutputStream out) throws IOException {
        Layer layer = network.layers().get(index);
        SeededWeights weights = new SeededWeights(out, seed(network.name() + "/" + layer.name()));
        Operator operator = layer.operator();
        if (operator instanceof Operator.BatchNorm) {
            weights.batchNorm(layer.output().channels());
        } else if (operator instanceof Operator.Scale) {
            weights.uniform(layer.output().channels(), 0.5f, 1.5f);
            weights.uniform(layer.output().channels(), -BIAS, BIAS);
        } else {
            weights.multiplied(network, layer);
        }
        weights.flush();
    }

    private void batchNorm(int channels) throws IOException {
        uniform(channels, -BIAS, BIAS);
        uniform(channels, 0.5f, 1.5f);
        uniform(1, 1, 1);
    }

    private void multiplied(Network network, Layer layer) throws IOException {
        long biases = biases(layer);
        long weights = layer.parameters() - biases;
        float spread = (float) Math.sqrt(3 * 2.0 * layer.output().channels() / weights);
        if (readsPicture(network, layer)) {
            spread *= PICTURE_SCALE;
        }
        uniform(weights, -spread, spread);
        uniform(biases, -BIAS, BIAS);
    }

    private static long biases(Layer layer) {
        boolean with = layer.operator() instanceof Operator.InnerProduct
                || layer.operator() instanceof Operator.Convolution c && c.bias();
        return with ? layer.output().channels() : 0;
    }

    private static boolean readsPicture(Network network, Layer layer) {
        return layer.inputs().stream().allMatch(i -> network.layers().get(i).operator() instanceof Operator.Input);
    }

    private void uniform(long count, float from, float to) throws IOException {
        float step = (to - from) / (1 << 24);
        for (long i = 0; i < count; ) {
            if (!chunk.hasRemaining()) {
                flush();
            }
            int now = (int) Math.min(count - i, chunk.remaining() / Float.BYTES);
            fill(now, from, step);
            i += now;
        }
    }

    private void fill(int count, float from, float step) {
        int position = chunk.position();
        for (int i = 0; i < count; i++) {
            chunk.putFloat(position + i * Float.BYTES, from + step * (next() >>> 40));
        }
        chunk.position(position + count * Float.BYTES);
    }

    /** SplitMix64 (Steele, Lea, Flood 2014), stated here so that no library can change the files. */
    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void flush() throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }

    /** FNV-1a over the characters: String.hashCode has too few bits. */
    private static long seed(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}

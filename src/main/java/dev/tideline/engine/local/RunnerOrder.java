package dev.tideline.engine.local;

import dev.tideline.trace.Conditions.Loads;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the parent asks of the runner: the message a run's stream begins with, how weights are loaded, and the files with
 * the networks' inputs, and the place of trained weights. Commands follow, a byte each: when the runner says {@link #READY},
 * {@link #HELD} tells it that its cap is in force, or {@link #END} that it was only to become ready; when its stream begins,
 * {@link #GO} and the time at which the run begins.
 */
record RunnerOrder(
        RunInfo info, Loads loads, long loadBytesPerSecond, Map<Inference.PictureFile, Path> pictures, Path trained) {
    static final int READY = 'y';
    static final int HELD = 'h';
    static final int GO = 'g';
    static final int END = 'e';
    static final int PAUSE = 'p';
    static final int RESUME = 'r';
    static final int STOP = 's';

    RunnerOrder {
        pictures = Map.copyOf(pictures);
    }

    void write(OutputStream stream) throws IOException {
        // Its constructor writes the header; it is not closed, since commands follow.
        new EventStream(stream, info, e -> {});
        DataOutputStream out = new DataOutputStream(stream);
        out.writeByte(loads.ordinal());
        out.writeLong(loadBytesPerSecond);
        out.writeInt(pictures.size());
        for (Map.Entry<Inference.PictureFile, Path> e : pictures.entrySet()) {
            Shape shape = e.getKey().shape();
            out.writeUTF(e.getKey().picture());
            out.writeInt(shape.channels());
            out.writeInt(shape.height());
            out.writeInt(shape.width());
            out.writeUTF(e.getValue().toString());
        }
        out.writeUTF(trained.toAbsolutePath().toString());
        out.flush();
    }

    /** The weights as this order wants them to be read. */
    WeightStore weights(Path cache) {
        return new WeightStore(cache, trained, new Storage(loads, loadBytesPerSecond));
    }

    static RunnerOrder read(DataInputStream in) throws IOException {
        RunInfo info = new MessageInput(in).info();
        Loads loads = Loads.values()[in.readByte()];
        long loadBytesPerSecond = in.readLong();
        Map<Inference.PictureFile, Path> pictures = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String picture = in.readUTF();
            Shape shape = new Shape(in.readInt(), in.readInt(), in.readInt());
            pictures.put(new Inference.PictureFile(picture, shape), Path.of(in.readUTF()));
        }
        return new RunnerOrder(info, loads, loadBytesPerSecond, pictures, Path.of(in.readUTF()));
    }
}

package dev.tideline.engine.local.caffe;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.tideline.engine.local.caffe.Caffe.LayerParameter;
import dev.tideline.engine.local.caffe.Caffe.NetParameter;
import dev.tideline.engine.local.caffe.Caffe.V0LayerParameter;
import dev.tideline.engine.local.caffe.Caffe.V1LayerParameter;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of a {@code .caffemodel}: which layers it has weights of, and where. The numbers stay in the file
 * until they are copied, a piece at a time. Knows the three forms of layers that Caffe has had (caffe.proto). For one
 * thread.
 */
public final class CaffeModel {
    /** As far as protobuf counts. Its usual limit is lower, but VGG-19 has 575 MB. */
    private static final int MOST_BYTES = Integer.MAX_VALUE;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_BLOBS = 1_000_000;

    private static final int LAYER = NetParameter.LAYER_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int V1_LAYER = NetParameter.LAYERS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int V0_IN_V1 = V1LayerParameter.LAYER_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** Where a layer has its name and its blobs. */
    private enum Form {
        CURRENT(LayerParameter.NAME_FIELD_NUMBER, LayerParameter.BLOBS_FIELD_NUMBER),
        V1(V1LayerParameter.NAME_FIELD_NUMBER, V1LayerParameter.BLOBS_FIELD_NUMBER),
        V0(V0LayerParameter.NAME_FIELD_NUMBER, V0LayerParameter.BLOBS_FIELD_NUMBER);

        private final int name;
        private final int blobs;

        Form(int name, int blobs) {
            this.name = name << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
            this.blobs = blobs << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
        }
    }

    private static final class Layer {
        private String name = "";
        private final List<CaffeBlob> blobs = new ArrayList<>();
    }

    private final Path file;
    private final Map<String, List<CaffeBlob>> layers = new LinkedHashMap<>();
    private int blobs;

    private CaffeModel(Path file) {
        this.file = file;
    }

    /** @throws InvalidInput if the file is no such model, is cut, or has no weights */
    public static CaffeModel read(Path file) {
        CaffeModel model = new CaffeModel(file);
        try {
            model.part(0, model.size(), model::network);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
        if (model.layers.isEmpty()) {
            throw new InvalidInput(file + " holds no weights. Give the trained .caffemodel, not the .prototxt.");
        }
        return model;
    }

    /** The blobs of every layer that has any, by its name, in the file's order. */
    public Map<String, List<CaffeBlob>> layers() {
        return Collections.unmodifiableMap(layers);
    }

    /**
     * Writes a blob's numbers as little-endian 32-bit floats.
     *
     * @throws InvalidInput if a number is infinite or none
     * @throws IOException if they cannot be read or written
     */
    public void copy(CaffeBlob blob, OutputStream out) throws IOException {
        part(blob.at(), blob.bytes(), in -> blob.copy(in, out));
    }

    private int size() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("There is no file " + file + ". Name a .caffemodel file.");
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new InvalidInput(file + " has " + size + " bytes, but protobuf, and so a .caffemodel, ends at "
                    + MOST_BYTES + ". Check that it is one.");
        }
        return (int) size;
    }

    private void part(int at, int bytes, MessageParts.Part part) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(at);
            CodedInputStream in = CodedInputStream.newInstance(stream, BUFFER_BYTES);
            in.setSizeLimit(MOST_BYTES);
            in.pushLimit(bytes);
            part.read(in);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInput(
                    file + " is no .caffemodel, or is damaged: " + e.getMessage()
                            + " Get it again and compare its size.",
                    e);
        }
    }

    private void network(CodedInputStream in) throws IOException {
        MessageParts.fields(in, tag -> {
            if (tag == LAYER || tag == V1_LAYER) {
                MessageParts.delimited(in, layer -> layer(layer, tag == LAYER ? Form.CURRENT : Form.V1));
                return true;
            }
            return false;
        });
    }

    private void layer(CodedInputStream in, Form form) throws IOException {
        Layer layer = new Layer();
        MessageParts.fields(in, tag -> {
            if (tag == form.name) {
                layer.name = name(in);
            } else if (tag == form.blobs) {
                MessageParts.delimited(in, blob -> layer.blobs.add(counted(CaffeBlob.read(blob))));
            } else if (tag == V0_IN_V1 && form == Form.V1) {
                MessageParts.delimited(in, older -> layer(older, Form.V0));
            } else {
                return false;
            }
            return true;
        });
        if (!layer.blobs.isEmpty() && layers.put(layer.name, List.copyOf(layer.blobs)) != null) {
            throw MessageParts.damaged("layer '" + layer.name + "' occurs twice");
        }
    }

    private static String name(CodedInputStream in) throws IOException {
        int bytes = in.readRawVarint32();
        if (bytes > LONGEST_NAME) {
            throw MessageParts.damaged("a layer's name has " + bytes + " bytes");
        }
        return new String(in.readRawBytes(bytes), StandardCharsets.UTF_8);
    }

    private CaffeBlob counted(CaffeBlob blob) throws IOException {
        if (++blobs > MOST_BLOBS) {
            throw MessageParts.damaged("it has more than " + MOST_BLOBS + " blobs");
        }
        return blob;
    }
}

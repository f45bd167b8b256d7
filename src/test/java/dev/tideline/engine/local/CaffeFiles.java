package dev.tideline.engine.local;

import com.google.protobuf.UnknownFieldSet;
import dev.tideline.engine.local.caffe.Caffe.BlobProto;
import dev.tideline.engine.local.caffe.Caffe.BlobShape;
import dev.tideline.engine.local.caffe.Caffe.LayerParameter;
import dev.tideline.engine.local.caffe.Caffe.NetParameter;
import dev.tideline.engine.local.caffe.Caffe.V0LayerParameter;
import dev.tideline.engine.local.caffe.Caffe.V1LayerParameter;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small .caffemodel files, in every form that Caffe has written. */
final class CaffeFiles {
    private CaffeFiles() {}

    /** How a layer and its numbers are written down. */
    enum Form {
        CURRENT,
        V1,
        V0,
        UNPACKED,
        DOUBLES
    }

    /** Sides and numbers. */
    record Array(List<Long> sides, float[] numbers) {
        static Array of(float[] numbers, long... sides) {
            return new Array(Arrays.stream(sides).boxed().toList(), numbers);
        }
    }

    /** Weights for every layer that has some, as training might have left them. */
    static Map<String, List<Array>> weights(Network network, long seed) {
        Random random = new Random(seed);
        Map<String, List<Array>> weights = new LinkedHashMap<>();
        for (Layer layer : network.layers()) {
            List<Array> arrays = new ArrayList<>();
            for (long[] shape : ParameterShapes.of(layer, network.inputOf(layer))) {
                float[] numbers = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = 0.1f + random.nextFloat(); // variances are positive
                }
                arrays.add(Array.of(numbers, shape));
            }
            if (!arrays.isEmpty()) {
                weights.put(layer.name(), arrays);
            }
        }
        return weights;
    }

    static Path write(Path file, Form form, Map<String, List<Array>> weights) throws IOException {
        NetParameter.Builder net = NetParameter.newBuilder().setName("trained");
        weights.forEach((name, arrays) -> {
            List<BlobProto> blobs = arrays.stream().map(a -> blob(a, form)).toList();
            switch (form) {
                case V1 ->
                    net.addLayers(V1LayerParameter.newBuilder().setName(name).addAllBlobs(blobs));
                case V0 ->
                    net.addLayers(V1LayerParameter.newBuilder()
                            .setLayer(
                                    V0LayerParameter.newBuilder().setName(name).addAllBlobs(blobs)));
                default ->
                    net.addLayer(LayerParameter.newBuilder()
                            .setName(name)
                            .setType("whatever")
                            .addAllBlobs(blobs));
            }
        });
        return Files.write(file, net.build().toByteArray());
    }

    private static BlobProto blob(Array array, Form form) {
        BlobProto.Builder blob = BlobProto.newBuilder();
        if (form == Form.V1 || form == Form.V0) {
            List<Long> sides = new ArrayList<>(array.sides());
            while (sides.size() < 4) {
                sides.add(0, 1L);
            }
            blob.setNum(sides.get(0).intValue()).setChannels(sides.get(1).intValue());
            blob.setHeight(sides.get(2).intValue()).setWidth(sides.get(3).intValue());
        } else {
            blob.setShape(BlobShape.newBuilder().addAllDim(array.sides()));
        }
        UnknownFieldSet.Field.Builder apart = UnknownFieldSet.Field.newBuilder();
        for (float number : array.numbers()) {
            switch (form) {
                case DOUBLES -> blob.addDoubleData(number);
                case UNPACKED -> apart.addFixed32(Float.floatToRawIntBits(number));
                default -> blob.addData(number);
            }
        }
        if (form == Form.UNPACKED) {
            blob.setUnknownFields(UnknownFieldSet.newBuilder()
                    .addField(BlobProto.DATA_FIELD_NUMBER, apart.build())
                    .build());
        }
        return blob.build();
    }
}

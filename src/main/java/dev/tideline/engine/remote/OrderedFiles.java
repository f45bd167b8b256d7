package dev.tideline.engine.remote;

import dev.tideline.engine.local.WeightFiles;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.engine.remote.proto.Picture;
import dev.tideline.engine.remote.proto.RunOrder;
import dev.tideline.engine.remote.proto.WeightFile;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.Wire;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.ShippedPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run takes along: its spec, trained weights of its networks where this user has some, and pictures that do not
 * ship.
 *
 * @param order as it is sent
 * @param files what the order names, by what it contains
 */
record OrderedFiles(RunOrder order, Map<ObjectId, Path> files) {
    private static final long MOST_PICTURE_BYTES = 64L << 20;

    /** Where weights come from. */
    interface Weights {
        /** By the layer's index; none if the agent may take its own. */
        Map<Integer, Path> of(Network network);

        /** Those installed for the user. */
        static Weights installed() {
            return WeightFiles::installed;
        }

        /** Those in a folder and no others. @throws InvalidInput later, if it lacks a network */
        static Weights in(Path folder) {
            return network -> {
                Map<Integer, Path> files = WeightFiles.in(folder, network);
                if (files.isEmpty()) {
                    throw new InvalidInput("There are no weights of " + network.name() + " in " + folder
                            + ": it has no folder "
                            + WeightFiles.of(folder, network).getFileName()
                            + ". Put its files there, or leave --weights out.");
                }
                return files;
            };
        }
    }

    /** Reads and sums up what changed since it was last read. @throws InvalidInput naming what is not there */
    static OrderedFiles of(RunSpec spec, Weights weights, FileHashes hashes) {
        RunOrder.Builder order = RunOrder.newBuilder().setSpec(Wire.message(spec));
        Map<ObjectId, Path> files = new LinkedHashMap<>();
        for (Network network : spec.networks().values()) {
            weights.of(network).forEach((layer, file) -> {
                ObjectId object = hashes.of(file);
                files.put(object, file);
                order.addWeights(WeightFile.newBuilder()
                        .setNetwork(network.name())
                        .setLayer(layer)
                        .setObject(object));
            });
        }
        for (String picture : pictures(spec)) {
            ObjectId object = hashes.of(picture(picture));
            files.put(object, Path.of(picture));
            order.addPictures(Picture.newBuilder().setName(picture).setObject(object));
        }
        return new OrderedFiles(order.build(), files);
    }

    private static Set<String> pictures(RunSpec spec) {
        Set<String> pictures = new LinkedHashSet<>();
        Stream.concat(
                        spec.workload().requests().stream().map(Request::image),
                        spec.workload().arrivals().stream().map(Arrivals::image))
                .filter(picture -> !ShippedPictures.has(picture))
                .forEach(pictures::add);
        return pictures;
    }

    private static Path picture(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("There is no picture '" + name + "'. Give a PNG or JPEG file, or one of the shipped "
                    + String.join(" and ", ShippedPictures.NAMES) + ".");
        }
        if (file.toFile().length() > MOST_PICTURE_BYTES) {
            throw new InvalidInput("Picture " + name + " has " + file.toFile().length() + " bytes; at most "
                    + MOST_PICTURE_BYTES + " are read. Make it smaller: networks look at 227 x 227 pixels.");
        }
        return file;
    }
}

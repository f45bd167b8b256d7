package dev.tideline.workload;

import java.io.InputStream;
import java.util.List;

/** The pictures that come with the program; a request names them without a folder. */
public final class ShippedPictures {
    public static final List<String> NAMES = List.of("face.png", "landscape.png");

    private ShippedPictures() {}

    /** Whether a request's picture is one of these; the empty name is the default one. */
    public static boolean has(String image) {
        return image.isEmpty() || NAMES.contains(image);
    }

    /** One that {@link #has has} been asked for; to be closed. */
    public static InputStream open(String image) {
        String name = image.isEmpty() ? NAMES.get(0) : image;
        return ShippedPictures.class.getResourceAsStream("/pictures/" + name);
    }
}

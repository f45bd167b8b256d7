package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.ShippedPictures;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whose files a run may name: those of the user at this machine, or only what came with an order from elsewhere, whose
 * names are no paths here.
 */
record Given(boolean ordered, Map<String, Path> pictures) {
    Given {
        pictures = Map.copyOf(pictures);
    }

    static Given ofUser() {
        return new Given(false, Map.of());
    }

    static Given ordered(Map<String, Path> pictures) {
        return new Given(true, pictures);
    }

    /** What to open for a request's picture. @throws InvalidInput if an order did not bring it */
    String picture(String name) {
        if (!ordered || ShippedPictures.has(name)) {
            return name;
        }
        Path file = pictures.get(name);
        if (file == null) {
            throw new InvalidInput("Picture '" + name + "' did not come with the order; send it along.");
        }
        return file.toString();
    }
}

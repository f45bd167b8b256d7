package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.ShippedPictures;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Pictures as a workload file names them: relative to the folder the file is in, so that both can be moved together.
 * Everywhere else in the program a picture is an absolute path or one that ships.
 */
record PictureFolder(Path folder) {
    PictureFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    static PictureFolder of(Path workloadFile) {
        return new PictureFolder(workloadFile.toAbsolutePath().getParent());
    }

    /** The program's name for a picture that the file names. @throws InvalidInput if it cannot be a file's name */
    String absolute(String image) {
        return ShippedPictures.has(image)
                ? image
                : folder.resolve(path(image)).normalize().toString();
    }

    /** The file's name for a picture: relative if it lies in the folder or below. */
    String relative(String image) {
        if (ShippedPictures.has(image)) {
            return image;
        }
        Path file = path(image).toAbsolutePath().normalize();
        return file.startsWith(folder)
                ? folder.relativize(file).toString().replace(File.separatorChar, '/')
                : file.toString();
    }

    private static Path path(String image) {
        try {
            return Path.of(image);
        } catch (InvalidPathException e) {
            throw new InvalidInput(
                    "image is '" + image + "', which cannot be a file's name: " + e.getReason() + ".", e);
        }
    }
}

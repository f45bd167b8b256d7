package dev.tideline.chart;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes figures to files. The file appears whole or not at all. Any thread that may read the figure's traces. */
public final class Export {
    /** Pixels per unit of a PNG for which nobody asked otherwise. */
    public static final double PNG_SCALE = 2;

    /** What a picture is when it is printed; a PNG has no such size. */
    static final double UNITS_PER_INCH = 100;

    private static final double LARGEST_SCALE = 16;
    private static final long MOST_PIXELS = 400_000_000;

    private Export() {}

    /** As {@link #write(Figure, Path, double)} with {@link #PNG_SCALE}. */
    public static void write(Figure figure, Path target) {
        write(figure, target, PNG_SCALE);
    }

    /**
     * The format is the file's extension: .svg, .png or .pdf.
     *
     * @param scale pixels per unit of a PNG; the others have no pixels
     * @throws InvalidInput if the extension is another, the scale is out of range or the file cannot be written
     */
    public static void write(Figure figure, Path target, double scale) {
        byte[] bytes = bytes(figure, format(target), scale);
        WholeFile.replace(target, out -> out.write(bytes));
    }

    /** Checks a target before the work is done. @throws InvalidInput if its extension is none of .svg, .png and .pdf */
    public static String format(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        String format = name.substring(name.lastIndexOf('.') + 1);
        return switch (format) {
            case "svg", "png", "pdf" -> format;
            default ->
                throw new InvalidInput("Cannot tell the format of '" + target.getFileName()
                        + "'. Let its name end in .svg, .png or .pdf.");
        };
    }

    private static byte[] bytes(Figure figure, String format, double scale) {
        return switch (format) {
            case "svg" -> svg(figure).getBytes(StandardCharsets.UTF_8);
            case "pdf" -> pdf(figure);
            default -> png(figure, scale);
        };
    }

    public static String svg(Figure figure) {
        SvgSurface surface = new SvgSurface(figure.width(), figure.height(), figure.title());
        figure.paint(surface);
        return surface.document();
    }

    public static byte[] pdf(Figure figure) {
        PdfSurface surface = new PdfSurface(figure.width(), figure.height(), figure.title());
        figure.paint(surface);
        return surface.document();
    }

    public static byte[] png(Figure figure, double scale) {
        double pixels = figure.width() * scale * figure.height() * scale;
        if (!(scale > 0) || scale > LARGEST_SCALE || pixels > MOST_PIXELS) {
            throw new InvalidInput("A picture of " + Math.round(figure.width()) + " x " + Math.round(figure.height())
                    + " at scale " + scale + " is out of range. Choose a scale up to "
                    + (int) Math.min(LARGEST_SCALE, Math.sqrt(MOST_PIXELS / (figure.width() * figure.height()))) + ".");
        }
        ImageSurface surface = new ImageSurface(figure.width(), figure.height(), scale);
        figure.paint(surface);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(surface.image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("Composing the PNG failed", e);
        }
        return out.toByteArray();
    }
}

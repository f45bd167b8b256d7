package dev.tideline.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The two cuts of Inter that the charts are set in, bundled so that every surface and machine draws the same. Widths are
 * read from the typeface itself, without kerning. Immutable, any thread.
 */
public enum Face {
    REGULAR("Inter-Regular.ttf", 400),
    SEMIBOLD("Inter-SemiBold.ttf", 600);

    /** The family's name in CSS and on screen. */
    public static final String FAMILY = "Inter";

    private static final char UNKNOWN = '\u25A1';
    private static final int CHARACTERS = 1 << 16;

    private final String file;
    private final int weight;

    Face(String file, int weight) {
        this.file = file;
        this.weight = weight;
    }

    /** As CSS counts: 400 or 600. */
    public int weight() {
        return weight;
    }

    /** The TrueType file; the caller closes it. */
    public InputStream open() {
        return Objects.requireNonNull(Face.class.getResourceAsStream("/fonts/" + file), file);
    }

    /** Width of a text in the unit of {@code size}, after {@link #printable}. */
    public double width(String text, double size) {
        float[] advances = Advances.OF[ordinal()];
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            float advance = advances[text.charAt(i)];
            sum += advance < 0 ? advances[UNKNOWN] : advance;
        }
        return sum * size;
    }

    /** The text with a box in place of every character that the typeface lacks, as all surfaces write it. */
    public String printable(String text) {
        float[] advances = Advances.OF[ordinal()];
        for (int i = 0; i < text.length(); i++) {
            if (advances[text.charAt(i)] < 0) {
                return replaced(text, advances);
            }
        }
        return text;
    }

    private static String replaced(String text, float[] advances) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            if (advances[out.charAt(i)] < 0) {
                out.setCharAt(i, UNKNOWN);
            }
        }
        return out.toString();
    }

    /** The text cut with an ellipsis so that it fits, empty if not even that does. */
    public String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        for (int length = text.length() - 1; length > 0; length--) {
            String cut = text.substring(0, length).stripTrailing() + "\u2026";
            if (width(cut, size) <= width) {
                return cut;
            }
        }
        return "";
    }

    /** Advance widths in ems by UTF-16 unit, negative where there is no glyph; read once, when the first text is measured. */
    private static final class Advances {
        static final float[][] OF = {read(REGULAR), read(SEMIBOLD)};

        private static float[] read(Face face) {
            try (InputStream in = face.open();
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                float[] advances = new float[CHARACTERS];
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                float em = font.getUnitsPerEm();
                for (int c = 0; c < CHARACTERS; c++) {
                    int glyph = c < ' ' ? 0 : glyphs.getGlyphId(c);
                    advances[c] = glyph == 0 ? -1 : font.getAdvanceWidth(glyph) / em;
                }
                return advances;
            } catch (IOException e) {
                throw new UncheckedIOException("The bundled typeface " + face.file + " cannot be read", e);
            }
        }
    }
}

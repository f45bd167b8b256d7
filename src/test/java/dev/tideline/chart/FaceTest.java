package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaceTest {
    private static final String TEXT = "AgeNet conv1 \u00B7 12.3 \u00B5s, cap 256M \u2212 \u2026";

    @ParameterizedTest
    @EnumSource
    void widthsAreThoseOfTheTypeface(Face face) throws Exception {
        try (InputStream in = face.open()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(100f);
            double expected = font.getStringBounds(TEXT, new FontRenderContext(null, true, true))
                    .getWidth();
            assertEquals(expected, face.width(TEXT, 100), 0.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheTypefaceLacksBecomesABox(Face face) {
        assertEquals("na\u00EFve \u25A1\u25A1 x", face.printable("na\u00EFve \u795E\u7D4C x"));
        assertEquals(face.width("\u25A1", 10), face.width("\u795E", 10));
    }

    @ParameterizedTest
    @EnumSource
    void textIsCutToItsPlace(Face face) {
        assertEquals("AgeNet", face.fit("AgeNet", 10, 100));
        String cut = face.fit("SoS_GoogleNet inception_3a", 10, 60);
        assertTrue(cut.endsWith("\u2026") && face.width(cut, 10) <= 60, cut);
        assertEquals("", face.fit("AgeNet", 10, 2));
    }
}

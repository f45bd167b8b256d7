package dev.tideline.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTest {
    private static final List<String> KNOWN = List.of("AgeNet", "FaceNet");

    private static String complaint(Runnable typed) {
        return assertThrows(InvalidInput.class, typed::run).getMessage();
    }

    @Test
    void readsMillisecondsAndWritesThemBack() {
        assertEquals(500_000, Typed.ms("the gap", " 0.5 "));
        assertEquals("0.5", Typed.ms(500_000));
        assertEquals("800", Typed.ms(800_000_000));
        assertEquals("0", Typed.ms(0));
        assertEquals(
                "'soon' is not a time for the gap. Write milliseconds, such as 800 or 0.5.",
                complaint(() -> Typed.ms("the gap", "soon")));
    }

    @Test
    void readsNetworksInAnyCase() {
        assertEquals(List.of("FaceNet", "AgeNet", "AgeNet"), Typed.networks("facenet,  AGENET; AgeNet,", KNOWN));
        assertEquals(
                "Unknown network 'AgeNt'. Maybe you meant AgeNet.", complaint(() -> Typed.networks("AgeNt", KNOWN)));
        assertEquals("Name at least one network, such as AgeNet.", complaint(() -> Typed.networks(" , ", KNOWN)));
    }

    @Test
    void readsCapsAsPeopleWriteThem() {
        assertEquals(384 * Bytes.MIB, Typed.cap("384M"));
        assertEquals(
                "'12Q' is not a size. Write a number with K, M, G or T, such as 256M or 1.5G.",
                complaint(() -> Typed.cap("12Q")));
        assertEquals(
                "A cap of '12' holds nothing. Write a size such as 256M or 1.5G.", complaint(() -> Typed.cap("12")));
    }

    @Test
    void saysWhichNumbersArePossible() {
        assertEquals(4, Typed.count("workers", "4", 1, 256));
        assertEquals(
                "'0' is not possible for workers. Write a whole number from 1 to 256.",
                complaint(() -> Typed.count("workers", "0", 1, 256)));
        assertEquals(
                "'99999999999' is not possible for workers. Write a whole number from 1 to 256.",
                complaint(() -> Typed.count("workers", "99999999999", 1, 256)));
        assertEquals("'x' is not a seed. Write a whole number, such as 7.", complaint(() -> Typed.seed("x")));
    }
}

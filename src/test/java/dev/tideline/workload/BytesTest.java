package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({
        "256M, 268435456",
        "256m, 268435456",
        "256MiB, 268435456",
        "256MB, 268435456",
        "1.5G, 1610612736",
        "1K, 1024",
        "2T, 2199023255552",
        "5107000, 5107000",
        "5B, 5",
        "' 64 M ', 67108864",
        "0.5, 1",
        "8388607.999T, 9223372035755264180"
    })
    void readsBinaryUnits(String text, long bytes) {
        assertEquals(bytes, Bytes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12Q", "", "M", "-5M", "1e3M", "0x10", "1 2M", "1,5G", "256 Mega", "1M1"})
    void refusesWhatIsNoSizeAndSaysHowOneLooks(String text) {
        InvalidInput complaint = assertThrows(InvalidInput.class, () -> Bytes.parse(text));
        assertEquals(
                "'" + text + "' is not a size. Write a number with K, M, G or T, such as 256M or 1.5G.",
                complaint.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0M", "0.4", "8388608T", "999999999999999T"})
    void refusesNothingAndMoreThanALongHolds(String text) {
        InvalidInput complaint = assertThrows(InvalidInput.class, () -> Bytes.parse(text));
        assertEquals(
                "'" + text + "' is out of range: a size is more than 0 and less than 8388608T.",
                complaint.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1023, 1024, 268435456, 268435457, 1610612736, 1L << 40, Long.MAX_VALUE})
    void itsExactFormReadsBack(long bytes) {
        assertEquals(bytes, Bytes.parse(Bytes.exact(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1536, 1.50 KiB",
        "45660192, 43.5 MiB",
        "227554836, 217 MiB",
        "1073217536, 1.00 GiB",
        "-1536, -1.50 KiB",
        "9223372036854775807, 8.00 EiB"
    })
    void showsThreeDigitsToPeople(long bytes, String text) {
        assertEquals(text, Bytes.human(bytes));
    }
}

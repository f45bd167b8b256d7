package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.InvalidInput;
import org.junit.jupiter.api.function.Executable;

/** Messages are compared whole: they are what the user gets to see. */
final class Complaint {
    private Complaint() {}

    static void assertSays(String message, Executable reading) {
        assertEquals(message, assertThrows(InvalidInput.class, reading).getMessage());
    }

    /** Where the rest comes from a library or the operating system. */
    static void assertMentions(String start, String part, Executable reading) {
        String message = assertThrows(InvalidInput.class, reading).getMessage();
        assertTrue(message.startsWith(start) && message.contains(part), message);
    }
}

package dev.tideline.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.RunEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final RunInfo INFO = RunInfo.of(Samples.spec(), "Simulator");
    private static final RunEvent EVENT = new RunEvent.Queue(5, 3, 1);

    /** Counts the messages that reach it: the stream writes each with one call. */
    private static final class Pipe extends ByteArrayOutputStream {
        private final CountDownLatch messages;

        Pipe(int expected) {
            messages = new CountDownLatch(expected);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            super.write(bytes);
            messages.countDown();
        }
    }

    @Test
    void aLiveStreamKeepsNoEventBack() throws Exception {
        Pipe pipe = new Pipe(2);
        try (EventStream stream = new EventStream(pipe, INFO, e -> {}).live()) {
            stream.on(EVENT);

            assertTrue(pipe.messages.await(60, TimeUnit.SECONDS), "nobody wrote the event");
            assertEquals(List.of(EVENT), read(pipe.toByteArray()));
            assertEquals(5, stream.writtenUntilNs());
        }
    }

    @Test
    void manyEventsTravelTogether() throws IOException {
        Pipe pipe = new Pipe(0);
        try (EventStream stream = new EventStream(pipe, INFO, e -> {})) {
            int header = pipe.size();
            for (int i = 0; i < 200; i++) {
                stream.on(EVENT);
            }
            assertEquals(header, pipe.size());
        }

        assertEquals(200, read(pipe.toByteArray()).size());
    }

    @Test
    void theEndOfARunIsWrittenAtOnce() throws IOException {
        Pipe pipe = new Pipe(0);
        RunEvent end = new RunEvent.RunEnded(9, RunEvent.Outcome.FAILED, "no power");
        try (EventStream stream = new EventStream(pipe, INFO, e -> {})) {
            stream.on(end);

            assertEquals(List.of(end), read(pipe.toByteArray()));
        }
    }

    @Test
    void aFailureIsToldOnceAndEndsNothing() throws IOException {
        List<String> told = new ArrayList<>();
        ByteArrayOutputStream broken = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                if (size() > 0) {
                    throw new IOException("broken pipe");
                }
                super.write(bytes);
            }
        };
        try (EventStream stream = new EventStream(broken, INFO, e -> told.add(e.getMessage()))) {
            for (int i = 0; i < 10; i++) {
                stream.on(EVENT);
                stream.flush();
            }
        }

        assertEquals(List.of("broken pipe"), told);
        assertEquals(List.of(), read(broken.toByteArray()));
    }

    private static List<RunEvent> read(byte[] bytes) throws IOException {
        MessageInput in = new MessageInput(new ByteArrayInputStream(bytes));
        List<RunEvent> events = new ArrayList<>();
        assertEquals("Simulator", in.info().engine());
        while (in.events(events::add)) {}
        return events;
    }
}

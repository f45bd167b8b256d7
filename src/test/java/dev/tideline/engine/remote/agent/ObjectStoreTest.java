package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {
    private static final Keeping SMALL = new Keeping(10, 1 << 20, 10, 1000, 2500, 0);

    @TempDir
    private Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() {
        store = new ObjectStore(folder.resolve("objects"), SMALL, Clock.systemUTC());
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static ObjectId id(byte[] bytes, long size) throws NoSuchAlgorithmException {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
        return ObjectId.newBuilder()
                .setSha256(ByteString.copyFrom(sum))
                .setSize(size)
                .build();
    }

    private void send(byte[] bytes) throws Exception {
        ObjectId object = id(bytes, bytes.length);
        try (Upload upload = store.receive(object, 0)) {
            upload.add(0, ByteString.copyFrom(bytes));
            upload.finish();
        }
    }

    @Test
    void goesOnWhereAnUploadBrokeOff() throws Exception {
        byte[] bytes = bytes(900, 1);
        ObjectId object = id(bytes, 900);
        assertEquals(0, store.held(object));
        try (Upload upload = store.receive(object, 0)) {
            upload.add(0, ByteString.copyFrom(bytes, 0, 500));
        }
        assertEquals(500, store.held(object));
        assertFalse(store.has(object));
        assertThrows(InvalidInput.class, () -> store.receive(object, 0));
        try (Upload upload = store.receive(object, 500)) {
            upload.add(500, ByteString.copyFrom(bytes, 500, 400));
            upload.finish();
        }
        assertTrue(store.has(object));
        store.link(object, folder.resolve("linked"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("linked")));
    }

    @Test
    void refusesMoreBytesThanAnnouncedAtOnce() throws Exception {
        ObjectId object = id(bytes(900, 1), 100);
        try (Upload upload = store.receive(object, 0)) {
            upload.add(0, ByteString.copyFrom(bytes(90, 2)));
            assertThrows(InvalidInput.class, () -> upload.add(90, ByteString.copyFrom(bytes(11, 3))));
        }
        assertEquals(90, store.held(object));
    }

    @Test
    void throwsAwayWhatIsNotWhatWasAnnounced() throws Exception {
        ObjectId object = id(bytes(100, 1), 100);
        try (Upload upload = store.receive(object, 0)) {
            upload.add(0, ByteString.copyFrom(bytes(100, 2)));
            assertThrows(NotNow.class, upload::finish);
        }
        assertEquals(0, store.held(object));
    }

    @Test
    void refusesWhatIsTooLargeOrNoObject() throws Exception {
        assertThrows(InvalidInput.class, () -> store.held(id(bytes(1, 1), 1001)));
        assertThrows(InvalidInput.class, () -> store.held(id(bytes(1, 1), 0)));
        assertThrows(InvalidInput.class, () -> store.held(id(bytes(1, 1), -5)));
        ObjectId path = ObjectId.newBuilder()
                .setSha256(ByteString.copyFromUtf8("../../../../../../../etc/passwd"))
                .setSize(5)
                .build();
        assertThrows(InvalidInput.class, () -> store.held(path));
    }

    @Test
    void twoClientsDoNotSendTheSameAtOnce() throws Exception {
        byte[] bytes = bytes(100, 1);
        ObjectId object = id(bytes, 100);
        try (Upload upload = store.receive(object, 0)) {
            assertThrows(NotNow.class, () -> store.receive(object, 0));
            upload.add(0, ByteString.copyFrom(bytes));
        }
        try (Upload upload = store.receive(object, 100)) {
            upload.finish();
        }
        assertTrue(store.has(object));
    }

    @Test
    void theLeastRecentlyUsedMakesRoomAndOrdersKeepTheirs() throws Exception {
        byte[] first = bytes(1000, 1);
        byte[] second = bytes(1000, 2);
        send(first);
        send(second);
        age(first, 20);
        age(second, 10);
        store.link(id(first, 1000), folder.resolve("linked")); // used now

        send(bytes(1000, 3));

        assertTrue(store.has(id(first, 1000)));
        assertFalse(store.has(id(second, 1000)));
        age(first, 30);
        send(bytes(1000, 4));
        assertFalse(store.has(id(first, 1000)));
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("linked")));
    }

    private void age(byte[] bytes, int minutes) throws Exception {
        String name = java.util.HexFormat.of()
                .formatHex(id(bytes, bytes.length).getSha256().toByteArray());
        Files.setLastModifiedTime(
                folder.resolve("objects").resolve(name),
                FileTime.from(Instant.now().minusSeconds(60L * minutes)));
    }

    @Test
    void keepsTheDiskFree() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        ObjectStore tight = new ObjectStore(
                folder.resolve("tight"), new Keeping(10, 1, 10, 1000, 2500, free + (1L << 40)), Clock.systemUTC());
        InvalidInput full = assertThrows(InvalidInput.class, () -> tight.receive(id(bytes(9, 9), 9), 0));
        assertTrue(full.getMessage().startsWith("The agent has no room for 9 B more"), full.getMessage());
    }
}

package dev.tideline.engine.remote.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrustFilesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Fingerprint ONE = new Fingerprint("11111111" + "a".repeat(56));
    private static final Fingerprint TWO = new Fingerprint("22222222" + "b".repeat(56));

    @TempDir
    private Path folder;

    @Test
    void clientsAreReadAsTheyWereWritten() {
        PairedClients clients = clients();
        PairedClient ann = new PairedClient(Kind.KEY, ONE, Role.VIEW, NOON, "ann\tof the\nlab");
        clients.add(ann);
        assertEquals("ann of the lab", ann.name());
        assertEquals(List.of(ann), clients().all());
        assertEquals(Optional.of(ann), clients.withKey(ONE));
        assertEquals(Optional.empty(), clients.withKey(TWO));
    }

    @Test
    void aKeyThatPairsAgainHasItsNewRole() {
        PairedClients clients = clients();
        clients.add(new PairedClient(Kind.KEY, ONE, Role.VIEW, NOON, "ann"));
        clients.add(new PairedClient(Kind.KEY, ONE, Role.RUN, NOON, "ann"));
        assertEquals(
                List.of(Role.RUN),
                clients.all().stream().map(PairedClient::role).toList());
    }

    @Test
    void twoOfOneNameAreRevokedByFingerprint() {
        PairedClients clients = clients();
        clients.add(new PairedClient(Kind.KEY, ONE, Role.VIEW, NOON, "ann"));
        clients.add(new PairedClient(Kind.KEY, TWO, Role.RUN, NOON, "ann"));
        assertEquals(
                "Several clients are called 'ann'. Name one by its fingerprint: 11111111, 22222222.",
                assertThrows(InvalidInput.class, () -> clients.revoke("ann")).getMessage());
        assertEquals(ONE, clients.revoke("11111111").fingerprint());
        assertEquals(TWO, clients.revoke("ann").fingerprint());
    }

    @Test
    void revokingNobodyNamesTheNearest() {
        PairedClients clients = clients();
        clients.add(new PairedClient(Kind.KEY, ONE, Role.VIEW, NOON, "annabel"));
        assertEquals(
                "Unknown client 'anabel'. Maybe you meant annabel.",
                assertThrows(InvalidInput.class, () -> clients.revoke("anabel")).getMessage());
        assertThrows(InvalidInput.class, () -> clients.revoke("1"));
    }

    @Test
    void aDamagedListIsNamedWithItsLine() throws IOException {
        PairedClients clients = clients();
        clients.add(new PairedClient(Kind.KEY, ONE, Role.VIEW, NOON, "ann"));
        Path file = folder.resolve("state").resolve(PairedClients.FILE);
        Files.writeString(file, Files.readString(file) + "KEY\tabc\trun\t2026-01-01T00:00:00Z\teve\n");
        String why = assertThrows(InvalidInput.class, clients::all).getMessage();
        assertTrue(why.startsWith(file + ", line 2: A fingerprint is 64 hexadecimal digits"), why);
    }

    @Test
    void nothingIsLostWhenManyChangeTheList() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Token>> adding = IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Token>) () -> Token.make(ONE, clients(), Role.RUN, "t" + i, NOON))
                    .toList();
            for (Future<Token> added : threads.invokeAll(adding)) {
                added.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(20, clients().all().size());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aTokensSecretIsOnlyInItsFile() throws IOException {
        PairedClients clients = clients();
        Token token = Token.make(ONE, clients, Role.RUN, "nightly", NOON);
        Path file = folder.resolve("nightly.token");
        token.write(file);
        assertEquals(token, Token.read(file));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        assertEquals("nightly", clients.withToken(token.secret()).orElseThrow().name());
        assertFalse(
                Files.readString(folder.resolve("state").resolve(PairedClients.FILE))
                        .contains(token.secret()),
                "only a hash");
        assertEquals(
                Optional.empty(),
                clients.withKey(clients.all().get(0).fingerprint()),
                "the hash of a secret is no key's fingerprint");
        assertFalse(token.toString().contains(token.secret()), "logs do not show it");
    }

    @Test
    void whatIsNoTokenIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("some.txt"), "hello\n");
        assertEquals(
                "Cannot use " + file + " as a token: it does not begin with 'tideline token 1'. Make one on the agent:"
                        + " tideline agent token --role run --out FILE.",
                assertThrows(InvalidInput.class, () -> Token.read(file)).getMessage());
        Path gone = folder.resolve("gone");
        assertTrue(
                assertThrows(InvalidInput.class, () -> Token.read(gone))
                        .getMessage()
                        .contains("NoSuchFile"),
                "named");
    }

    @Test
    void anAgentIsKnownOncePerKeyAndPerAddress() {
        KnownAgents known = new KnownAgents(new StateDirectory(folder.resolve("user")));
        known.remember(new KnownAgent(ONE, "pi:7463", Role.RUN, "pi"));
        known.remember(new KnownAgent(ONE, "192.168.0.7:7463", Role.RUN, "pi"));
        assertEquals(Optional.empty(), known.at("pi:7463"));
        known.remember(new KnownAgent(TWO, "192.168.0.7:7463", Role.VIEW, "other"));
        assertEquals(List.of(new KnownAgent(TWO, "192.168.0.7:7463", Role.VIEW, "other")), known.all());
    }

    @Test
    void pairingCodesHaveSixDigits() {
        assertEquals("012345", PairingCode.parse("012 345").digits());
        assertEquals("012 345", new PairingCode("012345").text());
        assertEquals("pairing code", new PairingCode("012345").toString());
        for (String wrong : List.of("", "12345", "1234567", "12345x", "１２３４５６")) {
            assertThrows(InvalidInput.class, () -> PairingCode.parse(wrong), wrong);
        }
    }

    private PairedClients clients() {
        return new PairedClients(new StateDirectory(folder.resolve("state")));
    }
}

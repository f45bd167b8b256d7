package dev.tideline.engine.remote.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IdentityTest {
    @TempDir
    private Path folder;

    @Test
    void aKeyThatWasMadeIsReadAgain() throws Exception {
        StateDirectory state = new StateDirectory(folder.resolve("state"));
        Identity made = Identity.in(state);
        Identity read = Identity.in(state);
        assertEquals(made.fingerprint(), read.fingerprint());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(read.key());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(made.certificate());
        signature.update(new byte[] {1, 2, 3});
        assertTrue(signature.verify(signed), "the key belongs to the certificate");
        made.certificate().verify(made.certificate().getPublicKey());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseReadsTheKey() throws IOException {
        Identity.in(new StateDirectory(folder.resolve("state")));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("state/identity.pem")));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder.resolve("state")));
    }

    @Test
    void threadsThatStartTogetherGetOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Fingerprint> start = () ->
                    Identity.in(new StateDirectory(folder.resolve("state"))).fingerprint();
            Set<Fingerprint> keys = new HashSet<>();
            for (Future<Fingerprint> key :
                    threads.invokeAll(List.of(start, start, start, start, start, start, start, start))) {
                keys.add(key.get());
            }
            assertEquals(1, keys.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void processesThatStartTogetherGetOneKey() throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Starter.class.getName(),
                                folder.resolve("state").toString())
                        .redirectErrorStream(true)
                        .start());
            }
            Set<String> keys = new HashSet<>();
            for (Process process : processes) {
                assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ends");
                keys.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            String own = Identity.in(new StateDirectory(folder.resolve("state")))
                    .fingerprint()
                    .hex();
            assertEquals(Set.of(own), keys);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void aDamagedKeyIsNamedWithAdvice() throws IOException {
        StateDirectory state = new StateDirectory(folder.resolve("state"));
        Identity.in(state);
        Files.writeString(state.file(Identity.FILE), "-----BEGIN PRIVATE KEY-----\nMIGH");
        String why = assertThrows(InvalidInput.class, () -> Identity.in(state)).getMessage();
        assertTrue(
                why.startsWith(state.file(Identity.FILE) + " is damaged (there is no whole PRIVATE KEY in it)"), why);
    }

    @Test
    void aDirectoryIsOneAgentsAtATime() {
        StateDirectory state = new StateDirectory(folder.resolve("state"));
        assertEquals(false, state.occupied());
        try (Occupation first = state.occupy()) {
            assertEquals(true, new StateDirectory(folder.resolve("state")).occupied());
            String why = assertThrows(InvalidInput.class, state::occupy).getMessage();
            assertTrue(why.contains("is running already"), why);
            assertTrue(first != null, "held");
        }
        assertEquals(false, state.occupied());
        state.occupy().close();
    }

    /** Another process. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) {
            System.out.print(Identity.in(new StateDirectory(Path.of(args[0])))
                    .fingerprint()
                    .hex());
        }
    }
}

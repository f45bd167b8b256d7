package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.tideline.engine.remote.Discovery;
import dev.tideline.engine.remote.Discovery.Found;
import dev.tideline.engine.remote.LocalNetworks;
import dev.tideline.engine.remote.trust.Fingerprint;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over the multicast of this machine's own networks; over its loopback where it is in none. */
@Timeout(180)
class DiscoveryTest {
    private static final Fingerprint KEY = new Fingerprint("0123456789abcdef".repeat(4));
    private static final int PATIENCE_S = 60;

    private final BlockingQueue<List<Found>> lists = new LinkedBlockingQueue<>();

    @Test
    void anAgentIsFoundWhileItIsThere() throws Exception {
        String name = "tideline test " + ProcessHandle.current().pid();
        Predicate<Found> ours = found -> found.name().equals(name);
        try (Discovery discovery = new Discovery(lists::add, DiscoveryTest::networks)) {
            try (Announcement announced = new Announcement(name, 4711, KEY, DiscoveryTest::networks)) {
                assertNotNull(announced);
                Found found = await(list -> list.stream().filter(ours).findFirst());
                assertEquals(4711, found.address().port());
                assertEquals("01234567", found.fingerprint());
            }
            await(list -> list.stream().anyMatch(ours) ? Optional.empty() : Optional.of(list));
            assertEquals(0, discovery.found().stream().filter(ours).count());
        }
    }

    @Test
    void nothingIsToldButNameAndTheBeginningOfTheFingerprint() {
        ServiceInfo told = Announcement.info("bench", 4711, KEY);
        assertEquals(List.of("fp"), Collections.list(told.getPropertyNames()));
        assertEquals("01234567", told.getPropertyString("fp"));
        assertEquals("bench", told.getName());
    }

    @Test
    void withoutMulticastNothingIsFoundAndNothingFails() throws Exception {
        InetAddress notOurs = InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 9});
        try (Discovery discovery = new Discovery(lists::add, () -> Set.of(notOurs));
                Announcement announced = new Announcement("nowhere", 4711, KEY, () -> Set.of(notOurs))) {
            assertNotNull(announced);
            assertEquals(List.of(), discovery.found());
        }
        try (Discovery discovery = new Discovery(lists::add, Set::of)) {
            assertEquals(List.of(), discovery.found());
        }
    }

    private static Set<InetAddress> networks() {
        Set<InetAddress> own = LocalNetworks.own();
        return own.isEmpty() ? Set.of(InetAddress.getLoopbackAddress()) : own;
    }

    private <T> T await(java.util.function.Function<List<Found>, Optional<T>> wanted) throws InterruptedException {
        for (List<Found> list = next(); ; list = next()) {
            Optional<T> result = wanted.apply(list);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private List<Found> next() throws InterruptedException {
        return Stream.ofNullable(lists.poll(PATIENCE_S, TimeUnit.SECONDS))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing changes"));
    }
}

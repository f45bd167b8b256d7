package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a group as kernels write them. */
class CgroupFilesTest {
    @TempDir
    private Path group;

    private void file(String name, String text) throws IOException {
        Files.writeString(group.resolve(name), text);
    }

    private GroupCounters counters(CgroupFiles version) throws IOException {
        try (GroupReader reader = version.reader(group)) {
            return reader.read();
        }
    }

    @Test
    void readsTheCountersOfVersion2() throws IOException {
        file("memory.current", "1000\n");
        file("memory.swap.current", "200\n");
        file("memory.stat", "anon 600\nfile 300\nkernel 100\nkernel_stack 16\npgfault 90\npgmajfault 7\n");
        file(
                "memory.pressure",
                "some avg10=0.00 avg60=0.00 avg300=0.00 total=1234\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=99\n");
        file("memory.events", "low 0\nhigh 0\nmax 12\noom 1\noom_kill 1\noom_group_kill 0\n");

        assertEquals(new GroupCounters(1000, 600, 100, 200, 7, 1_234_000, 1), counters(CgroupFiles.V2));
    }

    @Test
    void readsTheCountersOfVersion1() throws IOException {
        file("memory.usage_in_bytes", "1000\n");
        file("memory.kmem.usage_in_bytes", "100\n");
        file("memory.stat", "cache 300\nrss 600\nrss_huge 0\nswap 200\npgmajfault 7\ntotal_rss 601\n");
        file("memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");

        assertEquals(new GroupCounters(1000, 600, 100, 200, 7, 0, 1), counters(CgroupFiles.V1));
    }

    @Test
    void addsUpWhatOlderKernelsCountInParts() throws IOException {
        file("memory.current", "1000\n");
        file("memory.stat", "anon 600\nkernel_stack 10\npagetables 20\npercpu 1\nsock 2\nslab 30\n");

        assertEquals(new GroupCounters(1000, 600, 63, 0, 0, 0, 0), counters(CgroupFiles.V2));
    }

    @Test
    void readsThemAgainWhenNumbersHaveGrown() throws IOException {
        file("memory.current", "9\n");
        file("memory.stat", "anon 600\nfile 300\nkernel 100\npgmajfault 7\n");
        try (GroupReader reader = CgroupFiles.V2.reader(group)) {
            assertEquals(new GroupCounters(9, 600, 100, 0, 7, 0, 0), reader.read());
            file("memory.current", "123456789\n");
            file("memory.stat", "anon 60000000\nfile 1234567890123\nkernel 8\nsock 1\nzswap 4\npgmajfault 77\n");
            assertEquals(new GroupCounters(123_456_789, 60_000_000, 8, 0, 77, 0, 0), reader.read());
        }
    }

    @Test
    void saysThatAGroupIsNoMore() {
        Path gone = group.resolve("gone");
        for (CgroupFiles version : CgroupFiles.values()) {
            assertThrows(IOException.class, () -> version.reader(gone), version.title());
        }
    }

    @Test
    void countsNothingThatAKernelDoesNotCount() throws IOException {
        file("memory.current", "1000\n");
        file("memory.stat", "anon 600\n");

        assertEquals(new GroupCounters(1000, 600, 0, 0, 0, 0, 0), counters(CgroupFiles.V2));
    }

    @Test
    void readsTheLimitBackAsTheSystemHoldsIt() throws IOException {
        assertEquals(4096, CgroupFiles.V2.limit(group, 4096));
        assertEquals("4096", Files.readString(group.resolve("memory.max")));
    }

    @Test
    void letsAGroupOfVersion2UseAllSwap() throws IOException {
        file("memory.swap.max", "0");

        CgroupFiles.V2.allowSwap(group);

        assertEquals("max", Files.readString(group.resolve("memory.swap.max")));
    }
}

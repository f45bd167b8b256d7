package dev.tideline.engine.limit;

import dev.tideline.engine.limit.KernelFile.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a control group counts, as often as wanted, in some ten microseconds. For one thread at a time. */
interface GroupReader extends AutoCloseable {
    /** @throws IOException if the group is no more */
    GroupCounters read() throws IOException;

    @Override
    void close() throws IOException;

    /** The number in a file that holds nothing else. */
    static Field only() {
        return Field.line("");
    }

    /** Of version 1. */
    final class V1 implements GroupReader {
        private final KernelFile usage;
        private final KernelFile kernel;
        private final KernelFile stat;
        private final KernelFile oomControl;
        private final Field all = only();
        private final Field ofKernel = only();
        private final Field anonymous = Field.line("rss ");
        private final Field swap = Field.line("swap ");
        private final Field majorFaults = Field.line("pgmajfault ");
        private final Field oomKills = Field.line("oom_kill ");

        V1(Path group) throws IOException {
            usage = KernelFile.open(group.resolve("memory.usage_in_bytes"));
            kernel = KernelFile.ifThere(group.resolve("memory.kmem.usage_in_bytes"));
            stat = KernelFile.open(group.resolve("memory.stat"));
            oomControl = KernelFile.ifThere(group.resolve("memory.oom_control"));
        }

        @Override
        public GroupCounters read() throws IOException {
            stat.read();
            return new GroupCounters(
                    usage.read().number(all),
                    stat.number(anonymous),
                    kernel.read().number(ofKernel),
                    stat.number(swap),
                    stat.number(majorFaults),
                    0,
                    oomControl.read().number(oomKills));
        }

        @Override
        public void close() throws IOException {
            closeAll(usage, kernel, stat, oomControl);
        }
    }

    /** Of version 2. */
    final class V2 implements GroupReader {
        private static final int NS_IN_US = 1000;

        private final KernelFile usage;
        private final KernelFile swapUsage;
        private final KernelFile stat;
        private final KernelFile pressure;
        private final KernelFile events;
        private final Field all = only();
        private final Field swap = only();
        private final Field anonymous = Field.line("anon ");
        private final Field kernel = Field.line("kernel ");
        /** Linux before 5.18 counts only the parts. */
        private final List<Field> partsOfKernel = Stream.of("kernel_stack ", "pagetables ", "percpu ", "sock ", "slab ")
                .map(Field::line)
                .toList();

        private final Field majorFaults = Field.line("pgmajfault ");
        /** Of "some avg10=0.00 avg60=0.00 avg300=0.00 total=123", the first line, in microseconds. */
        private final Field stalled = Field.within(" total=");

        private final Field oomKills = Field.line("oom_kill ");

        V2(Path group) throws IOException {
            usage = KernelFile.open(group.resolve("memory.current"));
            swapUsage = KernelFile.ifThere(group.resolve("memory.swap.current"));
            stat = KernelFile.open(group.resolve("memory.stat"));
            pressure = KernelFile.ifThere(group.resolve("memory.pressure"));
            events = KernelFile.ifThere(group.resolve("memory.events"));
        }

        @Override
        public GroupCounters read() throws IOException {
            stat.read();
            return new GroupCounters(
                    usage.read().number(all),
                    stat.number(anonymous),
                    kernelBytes(),
                    swapUsage.read().number(swap),
                    stat.number(majorFaults),
                    NS_IN_US * pressure.read().number(stalled),
                    events.read().number(oomKills));
        }

        private long kernelBytes() {
            return stat.has(kernel)
                    ? stat.number(kernel)
                    : partsOfKernel.stream().mapToLong(stat::number).sum();
        }

        @Override
        public void close() throws IOException {
            closeAll(usage, swapUsage, stat, pressure, events);
        }
    }

    private static void closeAll(KernelFile... files) throws IOException {
        for (KernelFile file : files) {
            file.close();
        }
    }
}

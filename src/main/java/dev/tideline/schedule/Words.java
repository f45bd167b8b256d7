package dev.tideline.schedule;

import dev.tideline.workload.Bytes;
import java.util.Locale;

/** Keys in words, the same in every scheduler. */
final class Words {
    private Words() {}

    static String expected(Task task) {
        return "expected " + milliseconds(task.expectedNs());
    }

    static String milliseconds(double ns) {
        return String.format(Locale.ROOT, "%.3f ms", ns / 1e6);
    }

    static String throughput(double bytesPerNs) {
        return Bytes.human(Math.round(bytesPerNs * 1e9)) + "/s";
    }
}

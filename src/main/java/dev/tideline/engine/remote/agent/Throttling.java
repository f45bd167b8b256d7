package dev.tideline.engine.remote.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a Raspberry Pi runs slower than it could: the bits of {@code vcgencmd get_throttled} (documentation of Raspberry
 * Pi OS, "vcgencmd"), of which the low ones are of now, the same 16 higher of any time since it was switched on.
 *
 * @param words what is the matter now, empty if nothing is
 */
record Throttling(boolean now, boolean before, String words) {
    static final Throttling NONE = new Throttling(false, false, "");
    static final Throttling UNDER_VOLTAGE = new Throttling(true, true, "under-voltage");

    private static final Pattern OUTPUT = Pattern.compile("throttled=0x([0-9a-fA-F]{1,8})");
    private static final List<String> BITS =
            List.of("under-voltage", "processor clock capped", "throttled", "soft temperature limit");
    private static final int BEFORE = 16;

    /** Empty if it says nothing. */
    static Optional<Throttling> parse(String output) {
        Matcher found = OUTPUT.matcher(output);
        return found.find() ? Optional.of(of(Long.parseLong(found.group(1), 16))) : Optional.empty();
    }

    private static Throttling of(long bits) {
        List<String> now = new ArrayList<>();
        for (int i = 0; i < BITS.size(); i++) {
            if ((bits >> i & 1) == 1) {
                now.add(BITS.get(i));
            }
        }
        return new Throttling(!now.isEmpty(), bits >> BEFORE != 0, String.join(", ", now));
    }
}

package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a client may do on an agent; each includes those before it. */
public enum Role {
    NONE,
    /** Look at the device and at runs. */
    VIEW,
    /** Also order runs and steer them. */
    RUN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** "view" */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInput unless it is a role that can be given: view or run */
    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role != NONE && role.text().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.unknown("role", text, List.of(VIEW.text(), RUN.text())));
    }
}

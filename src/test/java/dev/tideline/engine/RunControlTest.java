package dev.tideline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunControlTest {
    @Test
    void whoNoLongerListensHearsNothing() {
        RunControl control = new RunControl();
        List<String> heard = new ArrayList<>();
        Runnable end = control.onChange(() -> heard.add("one"));
        control.onChange(() -> heard.add("other"));

        control.pause();
        end.run();
        control.stop();

        assertEquals(List.of("one", "other", "other"), heard);
    }
}

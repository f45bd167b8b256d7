package dev.tideline.ui;

import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.DeviceCondition;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How it stands with a run that is on an agent, or {@link #NONE}. Told on the run's thread, asked on the JavaFX thread. */
final class AgentWatch implements AgentListener {
    /** Of what runs here. */
    static final AgentWatch NONE = new AgentWatch();

    private final AtomicReference<LinkState> link = new AtomicReference<>();
    private final AtomicReference<DeviceCondition> device = new AtomicReference<>();

    @Override
    public void link(LinkState state) {
        link.set(state);
    }

    @Override
    public void device(DeviceCondition now) {
        device.set(now);
    }

    /** What keeps events from coming, in a sentence: no connection, or the queue; empty if nothing does. */
    Optional<String> trouble() {
        return Optional.ofNullable(link.get())
                .filter(state -> !state.connected() && state.tries() > 0 || state.place() > 0)
                .map(LinkState::shortly);
    }

    /** "54 °C, 1500 MHz, 812 MiB free, throttled by heat"; empty before the agent has told. */
    String deviceInWords() {
        DeviceCondition now = device.get();
        if (now == null) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (now.temperatureCelsius() != 0) {
            words.add(String.format(Locale.ROOT, "%.0f \u00b0C", now.temperatureCelsius()));
        }
        if (now.clockMhz() != 0) {
            words.add(now.clockMhz() + " MHz");
        }
        words.add(Bytes.human(now.availableBytes()) + " free");
        if (!now.throttling().isEmpty()) {
            words.add(now.throttling());
        }
        return String.join(", ", words);
    }
}

package dev.tideline.io;

import dev.tideline.io.perfetto.Perfetto.DebugAnnotationName;
import dev.tideline.io.perfetto.Perfetto.EventCategory;
import dev.tideline.io.perfetto.Perfetto.EventName;
import dev.tideline.io.perfetto.Perfetto.InternedData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Numbers for names in a Perfetto trace: a name is written once, with the first packet that uses it. */
final class PerfettoNames {
    private final Map<String, Long> events = new HashMap<>();
    private final Map<String, Long> categories = new HashMap<>();
    private final Map<String, Long> arguments = new HashMap<>();
    private InternedData.Builder added = InternedData.newBuilder();
    private boolean anyAdded;

    long event(String name) {
        return number(
                events,
                name,
                iid -> added.addEventNames(EventName.newBuilder().setIid(iid).setName(name)));
    }

    long category(String name) {
        return number(
                categories,
                name,
                iid -> added.addEventCategories(
                        EventCategory.newBuilder().setIid(iid).setName(name)));
    }

    long argument(String name) {
        return number(
                arguments,
                name,
                iid -> added.addDebugAnnotationNames(
                        DebugAnnotationName.newBuilder().setIid(iid).setName(name)));
    }

    private long number(Map<String, Long> numbers, String name, LongConsumer onNew) {
        Long known = numbers.get(name);
        if (known != null) {
            return known;
        }
        long iid = numbers.size() + 1L;
        numbers.put(name, iid);
        onNew.accept(iid);
        anyAdded = true;
        return iid;
    }

    /** Names given since the last call. */
    Optional<InternedData> takeNew() {
        if (!anyAdded) {
            return Optional.empty();
        }
        InternedData names = added.build();
        added = InternedData.newBuilder();
        anyAdded = false;
        return Optional.of(names);
    }
}

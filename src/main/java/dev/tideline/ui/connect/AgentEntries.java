package dev.tideline.ui.connect;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.trust.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Agents by their addresses, each shown once even if it has several. One thread. */
public final class AgentEntries {
    private final Map<AgentAddress, AgentEntry> byAddress = new LinkedHashMap<>();

    /** @return whether it is new here, and so is to be asked what it is */
    public boolean add(String name, AgentAddress address) {
        return byAddress.putIfAbsent(address, new AgentEntry(address, name, List.of(), AgentEntry.ASKED)) == null;
    }

    /** @param known whether this user has paired with whoever has that key */
    public void answered(AgentAddress address, AgentInfo answer, boolean known) {
        String standing =
                known && answer.role() != Role.NONE ? "may " + answer.role().text() : AgentEntry.STRANGER;
        byAddress.put(address, new AgentEntry(address, answer.name(), List.of(answer), standing));
    }

    public void failed(AgentAddress address, AgentUnreachable why) {
        String standing = why.reason() == Reason.VERSION ? AgentEntry.OTHER_VERSION : AgentEntry.SILENT;
        byAddress.computeIfPresent(address, (a, entry) -> new AgentEntry(a, entry.name(), List.of(), standing));
    }

    /** By name; of several addresses of one agent the first that was added. */
    public List<AgentEntry> list() {
        Set<String> keys = new HashSet<>();
        List<AgentEntry> list = new ArrayList<>();
        for (AgentEntry entry : byAddress.values()) {
            if (entry.answer().stream().allMatch(info -> keys.add(info.key().hex()))) {
                list.add(entry);
            }
        }
        list.sort(Comparator.comparing(AgentEntry::name, String.CASE_INSENSITIVE_ORDER));
        return list;
    }
}

package dev.tideline.ui.connect;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.function.Function;

/**
 * An agent in the list.
 *
 * @param name as announced or known, until it answers
 * @param answer none until then
 * @param standing how this user stands with it, in a few words: "may run", "not paired", "no answer"
 */
public record AgentEntry(AgentAddress address, String name, List<AgentInfo> answer, String standing) {
    public static final String ASKED = "asking\u2026";
    public static final String STRANGER = "not paired";
    public static final String SILENT = "no answer";
    public static final String OTHER_VERSION = "other version";

    /** Empty until it has answered, as all these. */
    public String model() {
        return of(AgentInfo::model);
    }

    public String memory() {
        return of(info -> Bytes.human(info.memoryBytes()));
    }

    public String system() {
        return of(AgentInfo::system);
    }

    public String version() {
        return of(AgentInfo::version);
    }

    private String of(Function<AgentInfo, String> part) {
        return answer.stream().map(part).findFirst().orElse("");
    }
}

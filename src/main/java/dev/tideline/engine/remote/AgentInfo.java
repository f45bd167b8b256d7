package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.DeviceFacts;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.Role;
import java.util.List;

/**
 * What an agent says of itself to anybody.
 *
 * @param key what it proved to have
 * @param version of its program
 * @param role what this user may do there
 * @param system "Debian GNU/Linux 12 (bookworm)"
 * @param inferenceEngines which it can execute layers with, the preferred first
 */
public record AgentInfo(
        String name,
        Fingerprint key,
        String version,
        Role role,
        String model,
        int cores,
        long memoryBytes,
        String system,
        String java,
        String architecture,
        List<String> inferenceEngines) {
    static AgentInfo of(Welcome welcome, Fingerprint key) {
        DeviceFacts device = welcome.getDevice();
        return new AgentInfo(
                welcome.getName(),
                key,
                welcome.getProgramVersion(),
                Roles.of(welcome.getRole()),
                device.getModel(),
                device.getCores(),
                device.getMemoryBytes(),
                device.getSystem(),
                device.getJava(),
                device.getArchitecture(),
                List.copyOf(device.getDeepLearningEnginesList()));
    }
}

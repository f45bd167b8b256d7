package dev.tideline.engine.remote.agent;

import dev.tideline.engine.local.Machine;
import dev.tideline.engine.remote.proto.DeviceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this device is: read once, told to anybody. */
final class Facts {
    private static final Path RELEASE = Path.of("/etc/os-release");
    private static final String PRETTY = "PRETTY_NAME=";

    private Facts() {}

    /** @param inferenceEngines that can execute layers here, the preferred first */
    static DeviceFacts read(List<String> inferenceEngines) {
        return DeviceFacts.newBuilder()
                .setModel(Machine.model())
                .setCores(Machine.processors())
                .setMemoryBytes(Machine.memoryBytes())
                .setSystem(system())
                .setJava(System.getProperty("java.version"))
                .setArchitecture(System.getProperty("os.arch"))
                .addAllDeepLearningEngines(inferenceEngines)
                .build();
    }

    /** "Debian GNU/Linux 12 (bookworm)" */
    private static String system() {
        try {
            if (Files.isReadable(RELEASE)) {
                return Files.readAllLines(RELEASE).stream()
                        .filter(line -> line.startsWith(PRETTY))
                        .map(line -> line.substring(PRETTY.length()).replace("\"", ""))
                        .findFirst()
                        .orElseGet(Facts::kernel);
            }
        } catch (IOException e) {
            // The kernel's name will do.
        }
        return kernel();
    }

    private static String kernel() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }
}

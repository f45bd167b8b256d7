package dev.tideline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, from the classes that are tested. */
final class RealProgram {
    private RealProgram() {}

    /** What the program's script allows a JVM that would warn of it otherwise; older ones do not know the flags. */
    private static final List<String> ALLOWED = Runtime.version().feature() < 24
            ? List.of()
            : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** Starts fast, as the program's script does for what ends soon. */
    static List<String> command(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(ALLOWED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.tideline.Main"));
        command.addAll(List.of(args));
        return command;
    }
}

package dev.tideline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, from the classes that are tested. */
final class RealProgram {
    private RealProgram() {}

    /** Starts fast, as the program's script does for what ends soon. */
    static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tideline.Main"));
        command.addAll(List.of(args));
        return command;
    }
}

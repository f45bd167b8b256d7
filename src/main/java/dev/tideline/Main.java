package dev.tideline;

import dev.tideline.bench.BenchCommand;
import dev.tideline.cli.Tideline;
import dev.tideline.ui.Workbench;
import java.nio.file.Path;
import java.util.List;

/** Opens the workbench without arguments, and carries a command line out with any. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // AWT only draws into images; without this it looks for a display of its own.
        System.setProperty("java.awt.headless", "true");
        // From JDK 22 on there is a console even where there is no terminal, and progress would go into log files.
        System.setProperty("jdk.console", "java.base");
        useHomeOfEnvironment();
        System.exit(args.length == 0 ? window() : Tideline.run(args, List.of(BenchCommand.class)));
    }

    /**
     * Java looks the home directory up in the system's list of users and makes it "?", a directory here, for a user who is
     * not in it, as in a container. It is a property because the libraries keep their files there, too.
     */
    private static void useHomeOfEnvironment() {
        String home = System.getenv().getOrDefault("HOME", "");
        if (Path.of(home).isAbsolute()) {
            System.setProperty("user.home", home);
        }
    }

    /** Apart from {@link #main}, so that the command line loads no class of the window or of JavaFX. */
    private static int window() {
        String obstacle = Workbench.obstacle();
        if (!obstacle.isEmpty()) {
            return Tideline.runWithoutWindow(obstacle);
        }
        Workbench.launch();
        return 0;
    }
}

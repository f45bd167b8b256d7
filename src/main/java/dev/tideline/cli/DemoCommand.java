package dev.tideline.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline demo}: what the workbench opens with, for a machine without a display. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs five networks under a cap of 128M, with MEMA and with FCFS, and draws both.",
            "Charts go into the current directory, or into your home directory where that cannot be written."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./tideline demo")
final class DemoCommand implements Callable<Integer> {
    private static final String WORKLOAD = "small-batch-5";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path here = Path.of("").toAbsolutePath();
        Path folder = Files.isWritable(here) ? here : Path.of(System.getProperty("user.home"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Five networks, 128M of memory: MEMA against FCFS, simulated.");
        out.println();
        int code = spec.root()
                .commandLine()
                .execute(
                        "compare",
                        WORKLOAD,
                        "--schedulers=mema,fcfs",
                        "--memory=128M",
                        "--export=" + folder.resolve("tideline-demo.svg"),
                        "--export=" + folder.resolve("tideline-demo.png"));
        out.println("Next: ./tideline --help, or ./tideline list workloads.");
        return code;
    }
}

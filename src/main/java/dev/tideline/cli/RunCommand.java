package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.RunInfo;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline run}: one run, its figures on the terminal, and whatever files are asked for. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a workload, simulated or for real, and says what it came to.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ./tideline run small-3 --memory 256M --loading partial --scheduler mema \\",
            "               --export small-3.svg --trace small-3.tide"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private RunSettings settings;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory cap, such as 256M. Default: the device's memory.")
    private long memory;

    @Option(
            names = "--loading",
            paramLabel = "POLICY",
            defaultValue = "partial",
            description = "bulk, linear, deepeye or partial. Default: partial.")
    private String loading;

    @Option(
            names = "--scheduler",
            paramLabel = "NAME",
            defaultValue = "mema",
            description = "One from 'tideline list schedulers'. Default: mema.")
    private String scheduler;

    @Mixin
    private RunOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.check();
        PrintWriter err = spec.commandLine().getErr();
        Prepared prepared = settings.prepare(err);
        Engine engine = prepared.engine();
        RunSpec what = engine.adapt(prepared.spec(LoadingPolicy.of(loading), scheduler, memory));
        boolean live = !(engine instanceof Simulator);
        RunOutput.Taken taken = output.begin(RunInfo.of(what, engine.title()), live, err);
        try (taken) {
            engine.run(what, new RunControl(), new Notices(engine, err).before(what, taken));
        }
        taken.report(spec.commandLine().getOut());
        return 0;
    }
}

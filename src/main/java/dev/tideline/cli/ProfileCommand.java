package dev.tideline.cli;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingFailed;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.RemoteFailed;
import dev.tideline.engine.remote.RemoteProfiler;
import dev.tideline.io.Catalog;
import dev.tideline.io.ProfileFile;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.WholeFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline profile}: measures this machine, or an agent's, so that its runs can be simulated. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what networks cost on this machine, or on an agent's, and writes a profile for the simulator.",
            "All shipped networks take some minutes. Whatever ends it early, the next call goes on from there."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tideline profile",
            "  tideline profile AgeNet FaceNet --repeat 10 --out two.json",
            "  tideline run small-3 --profile " + Catalog.THIS_MACHINE,
            "  tideline profile --engine pi4.local:" + AgentAddress.USUAL_PORT
        })
final class ProfileCommand implements Callable<Integer> {
    private static final String EXTENSION = ".json";
    private static final String LOCAL = "local";

    @Parameters(
            paramLabel = "NETWORK",
            arity = "0..*",
            description = "Files, or names from 'tideline list networks'. Default: all that are listed.")
    private List<String> networks = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each network runs; the median counts. Default: 50.")
    private int repeat;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the profile. Default: " + Catalog.THIS_MACHINE
                    + ", or the agent's name, among the user's own profiles.")
    private Path out;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = LOCAL,
            description = "local (this machine), or an agent: HOST:PORT, or the name of one that you have paired with."
                    + " Default: local.")
    private String engine;

    @Mixin
    private AgentAccess agent;

    @Option(names = "--fresh", description = "Forgets what was measured before.")
    private boolean fresh;

    @Mixin
    private StorageOptions storage;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (engine.equals(LOCAL)) {
            measureHere();
        } else {
            AgentAddress address =
                    agent.find(engine).orElseThrow(() -> InvalidInput.unknown("engine", engine, known()));
            measureOn(address);
        }
        return 0;
    }

    private List<String> known() {
        return Stream.concat(Stream.of(LOCAL), agent.names().stream()).toList();
    }

    private void measureHere() {
        LocalEngine.obstacle(settings()).ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        Path file = file(Catalog.THIS_MACHINE);
        Path journal = file.resolveSibling(name(file) + ".measured");
        DeviceProfiler.disturbance().ifPresent(spec.commandLine().getErr()::println);
        ProfilingOrder order = new ProfilingOrder(chosen(), repeat, settings(), journal, fresh);
        keep(file, watcher -> new DeviceProfiler(order).measure(name(file), new RunControl(), watcher));
    }

    /** What it has measured so far is kept on the agent. */
    private void measureOn(AgentAddress address) {
        RemoteProfiler profiler = RemoteProfiler.of(
                address,
                agent.access(),
                new AgentNews(address, spec.commandLine().getErr()));
        keep(
                file(WholeFile.named(profiler.agent())),
                watcher -> profiler.measure(chosen(), repeat, settings(), fresh, new RunControl(), watcher));
    }

    private void keep(Path file, Function<DeviceProfiler.Watcher, Optional<MeasuredProfile>> measure) {
        MeasuredProfile measured = measured(measure).orElseThrow(() -> new RunFailed("The measurement was stopped."));
        ProfileFile.write(file, measured.profile());
        measured.warnings().forEach(spec.commandLine().getErr()::println);
        print(file, measured.profile());
    }

    private LocalSettings settings() {
        return storage.settings(LocalSettings.Enforce.AUTO, Covers.NETWORKS);
    }

    private Path file(String usual) {
        Path file = out == null
                ? Catalog.userDirectory()
                        .resolve(Catalog.Kind.PROFILES.folder())
                        .resolve(usual + EXTENSION)
                : out;
        if (!file.toString().endsWith(EXTENSION)) {
            throw new InvalidInput("A profile is a .json file, but --out is " + out + ".");
        }
        return file;
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private Optional<MeasuredProfile> measured(Function<DeviceProfiler.Watcher, Optional<MeasuredProfile>> measure) {
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
        try {
            return measure.apply(bar::show);
        } catch (ProfilingFailed | RemoteFailed e) {
            throw new RunFailed(e.getMessage());
        } finally {
            bar.erase();
        }
    }

    private List<Network> chosen() {
        Catalog catalog = Catalog.ofUser();
        return networks.isEmpty()
                ? List.copyOf(catalog.networks().values())
                : networks.stream().distinct().map(catalog::network).toList();
    }

    private void print(Path file, Profile profile) {
        PrintWriter to = spec.commandLine().getOut();
        Table table = new Table("NETWORK", ">INIT", ">LOADS", ">EXECS", ">PEAK");
        profile.networks()
                .values()
                .forEach(n -> table.row(
                        n.network(),
                        Text.time(n.initNs()),
                        Text.time(n.loadNs()),
                        Text.time(n.execNs()),
                        Bytes.human(n.peakBytes())));
        table.print(to);
        to.println(profile.source());
        to.println("Wrote " + file);
    }
}

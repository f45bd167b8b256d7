package dev.tideline.bench;

import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./tideline bench}: every figure of speed that the README states. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measure this build: simulator, chart, local engine, agent, cold start. Prints ratios against baselines.",
        footerHeading = "%nExample:%n",
        footer = "  ./tideline bench simulator")
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which to run; all if none is named.")
    private List<String> names = List.of();

    private final List<Benchmark> benchmarks;

    public BenchCommand(List<Benchmark> benchmarks) {
        this.benchmarks = List.copyOf(benchmarks);
    }

    /** With all benchmarks there are. */
    public BenchCommand() {
        this(List.of(
                new SimulatorBench(),
                new GridBench(),
                new ChartBench(),
                new WindowBench(),
                new RunFileBench(),
                new EngineBench(),
                new AgentBench(),
                new StartBench()));
    }

    @Override
    public Integer call() {
        List<String> known = benchmarks.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw InvalidInput.unknown("benchmark", name, known);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Benchmark benchmark : benchmarks) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                out.println("== " + benchmark.name());
                benchmark.run(line -> {
                    out.println(line);
                    out.flush();
                });
            }
        }
        return 0;
    }
}

package dev.tideline.cli;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.RemoteRun;
import dev.tideline.engine.remote.RemoteRuns;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline watch}: the runs of an agent, and one of them from its first event. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what an agent has been asked to run, or follows one run from its first event to its end.",
            "A run belongs to its agent: it goes on when the one who ordered it goes away, its record is kept there, and"
                    + " any paired client may watch it, also when it is over."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tideline watch pi4.local:" + AgentAddress.USUAL_PORT,
            "  tideline watch pi4.local:" + AgentAddress.USUAL_PORT + " last --export run.svg"
        })
final class WatchCommand implements Callable<Integer> {
    private static final String LAST = "last";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            description = "HOST:PORT, or the name of one that you have paired with.")
    private String agent;

    @Parameters(
            index = "1",
            paramLabel = "RUN",
            arity = "0..1",
            description = "A run as the list names it, or '" + LAST + "' for the newest. Default: lists them.")
    private String run = "";

    @Option(names = "--stop", description = "Ends the run, or takes it out of the queue, instead of following it.")
    private boolean stop;

    @Mixin
    private RunOutput output;

    @Mixin
    private AgentAccess access;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        output.check();
        AgentAddress address = access.require(agent);
        Access shown = access.access();
        RemoteRuns runs = RemoteRuns.of(address, shown);
        if (run.isEmpty()) {
            if (stop) {
                throw new InvalidInput("--stop ends a run, but none is named. Add its name, or '" + LAST + "'.");
            }
            list(runs);
        } else if (stop) {
            stop(runs);
        } else {
            follow(runs, new AgentNews(address, spec.commandLine().getErr()));
        }
        return 0;
    }

    private void list(RemoteRuns runs) {
        PrintWriter out = spec.commandLine().getOut();
        List<RemoteRun> known = runs.list();
        if (known.isEmpty()) {
            out.println(runs.title() + " has no runs yet. Order one: tideline run WORKLOAD --engine " + agent);
            return;
        }
        Table table = new Table("RUN", "STATE", "ORDERED", "BY", "WHAT", "");
        for (RemoteRun each : known) {
            table.row(
                    each.name(),
                    each.place() > 0 ? each.state() + ", place " + each.place() : each.state(),
                    WHEN.format(each.ordered().atZone(ZoneId.systemDefault())),
                    each.client(),
                    each.title(),
                    each.message());
        }
        table.print(out);
    }

    private String name(RemoteRuns runs) {
        return run.equals(LAST)
                ? runs.list().stream()
                        .findFirst()
                        .map(RemoteRun::name)
                        .orElseThrow(() -> new InvalidInput(runs.title() + " has no runs yet."))
                : run;
    }

    private void stop(RemoteRuns runs) {
        RemoteRun now = runs.stop(name(runs));
        String how = now.isOver() ? "is over." : "is being ended.";
        spec.commandLine().getOut().println("Run " + now.name() + " (" + now.title() + ") " + how);
    }

    private void follow(RemoteRuns runs, AgentNews news) {
        List<RunOutput.Taken> taken = new ArrayList<>(1);
        try {
            runs.watch(
                    name(runs),
                    new RunControl(),
                    info -> {
                        taken.add(output.begin(info, true, spec.commandLine().getErr()));
                        return taken.get(0);
                    },
                    news);
        } finally {
            taken.forEach(RunOutput.Taken::close);
        }
        taken.forEach(t -> t.report(spec.commandLine().getOut()));
    }
}

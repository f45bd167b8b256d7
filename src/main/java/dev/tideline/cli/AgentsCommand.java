package dev.tideline.cli;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.Discovery;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline agents}: which there are. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = {
            "Lists agents: those found in the local network, and those that this user has paired with.",
            "An agent elsewhere is reached by its address all the same."
        },
        footerHeading = "%nExample:%n",
        footer = "  tideline agents")
final class AgentsCommand implements Callable<Integer> {
    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "3", description = "How long to look. Default: 3.")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Access access = Access.in(OwnAgents.directory());
        Map<String, String> agents = new TreeMap<>();
        access.known().all().forEach(known -> agents.put(known.address(), known.name()));
        try (Discovery discovery = new Discovery(list -> {})) {
            TimeUnit.SECONDS.sleep(seconds);
            discovery.found().forEach(found -> agents.put(found.address().toString(), found.name()));
        }
        if (agents.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("No agents found. Start one with 'tideline agent', or name one: tideline pair HOST:PORT");
            return 0;
        }
        print(agents, access);
        return 0;
    }

    private void print(Map<String, String> agents, Access access) throws InterruptedException {
        Table table = new Table("NAME", "ADDRESS", "ROLE", "MODEL", ">MEMORY", "SYSTEM", "VERSION");
        ExecutorService askers = Executors.newCachedThreadPool();
        List<Future<Row>> rows = new ArrayList<>();
        agents.forEach((address, name) -> rows.add(askers.submit(() -> row(name, address, access))));
        askers.shutdown();
        Set<String> shown = new HashSet<>();
        for (Future<Row> asked : rows) {
            Row row = result(asked);
            if (shown.add(row.key())) {
                table.row(row.cells());
            }
        }
        table.print(spec.commandLine().getOut());
    }

    private static Row result(Future<Row> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Row row(String name, String address, Access access) {
        try {
            AgentInfo agent = AgentLink.ask(AgentAddress.parse(address), access);
            boolean trusted = access.known().withKey(agent.key()).isPresent();
            return Row.of(
                    agent.key().hex(),
                    agent.name(),
                    address,
                    trusted ? agent.role().text() : "not paired",
                    agent.model(),
                    Bytes.human(agent.memoryBytes()),
                    agent.system(),
                    agent.version());
        } catch (AgentUnreachable e) {
            boolean versions = e.reason() == AgentUnreachable.Reason.VERSION;
            return Row.of(address, name, address, versions ? "other version" : "no answer", "", "", "", "");
        }
    }

    /** @param key by which an agent at two addresses is one */
    private record Row(String key, List<String> columns) {
        static Row of(String key, String... columns) {
            return new Row(key, List.of(columns));
        }

        String[] cells() {
            return columns.toArray(String[]::new);
        }
    }
}

package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.remote.agent.RunningAgent;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.io.ProfileFile;
import dev.tideline.io.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that work with an agent, which is in this process too and only simulates. They show it a token. */
class RemoteCommandsTest {
    private static final MeasuredProfile MEASURED =
            new MeasuredProfile(Catalog.shipped().profile("recorded-laptop"), List.of("It was warm."));

    @TempDir
    private Path folder;

    private RunningAgent agent;

    @BeforeEach
    void start() {
        agent = RunningAgent.measuring(folder.resolve("agent"), new Simulator(), Optional.of(MEASURED));
        agent.token(folder.resolve("run.token"), Role.RUN);
        agent.token(folder.resolve("view.token"), Role.VIEW);
    }

    @AfterEach
    void end() {
        agent.close();
    }

    private String address() {
        return agent.address().toString();
    }

    private Ran with(Role role, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--token-file", file(role.text() + ".token")));
        return Ran.with(all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aRunOnAnAgentHasTheFiguresThatTheAgentSent() throws IOException {
        Ran remote = with(Role.RUN, "run", "small-3", "--memory", "256M", "--engine", address(), "--json");
        Ran here = Ran.with("run", "small-3", "--memory", "256M", "--json");

        assertEquals("", remote.err());
        assertEquals(0, remote.code());
        JsonNode result = new JsonMapper().readTree(remote.out());
        assertTrue(result.get("engine").asText().startsWith("Agent bench ("), remote.out());
        assertEquals(new JsonMapper().readTree(here.out()).get("makespanNs"), result.get("makespanNs"));
    }

    @Test
    void anEarlierRunIsWatchedFromItsFirstEvent() throws IOException {
        with(Role.RUN, "run", "small-3", "--engine", address(), "--trace", file("ordered.tide"));

        Ran watched = with(
                Role.VIEW, "watch", address(), "last", "--trace", file("watched.tide"), "--export", file("run.svg"));

        assertEquals("", watched.err());
        assertEquals(0, watched.code());
        assertTrue(watched.out().contains("3 of 3 jobs finished"), watched.out());
        assertTrue(Files.readString(folder.resolve("run.svg")).contains("Agent bench"));
        assertEquals(
                RunFile.read(folder.resolve("ordered.tide")).trace().spans().size(),
                RunFile.read(folder.resolve("watched.tide")).trace().spans().size());
    }

    @Test
    void whatAnAgentHasBeenAskedIsListedNewestFirst() {
        assertTrue(with(Role.VIEW, "watch", address()).out().contains(" has no runs yet."));
        with(Role.RUN, "run", "small-3", "--engine", address());
        with(Role.RUN, "run", "small-batch-3", "--engine", address(), "--scheduler", "fcfs");

        List<String> list = with(Role.VIEW, "watch", address()).out().lines().toList();

        assertTrue(list.get(0).matches("RUN +STATE +ORDERED +BY +WHAT *"), list.get(0));
        assertTrue(list.get(1).matches("\\S+ +ended .* script +small-batch-3, Partial \\+ FCFS.*"), list.get(1));
        assertTrue(list.get(2).contains("small-3"), list.get(2));
    }

    @Test
    void whoMayOnlyViewOrdersAndEndsNothing() {
        with(Role.RUN, "run", "small-3", "--engine", address());

        Ran run = with(Role.VIEW, "run", "small-3", "--engine", address());
        Ran stop = with(Role.VIEW, "watch", address(), "last", "--stop");

        assertEquals(List.of(2, 2), List.of(run.code(), stop.code()));
        assertTrue(run.err().contains("view"), run.err());
        assertTrue(stop.err().contains("view"), stop.err());
    }

    @Test
    void stoppingARunThatIsOverSaysSo() {
        with(Role.RUN, "run", "small-3", "--engine", address());

        Ran stop = with(Role.RUN, "watch", address(), "last", "--stop");

        assertEquals(0, stop.code());
        assertTrue(stop.out().strip().endsWith("is over."), stop.out());
    }

    @Test
    void policiesAreComparedOnAnAgent() {
        Ran ran = with(
                Role.RUN,
                "compare",
                "small-3",
                "--schedulers",
                "fcfs,mema",
                "--memory",
                "256M",
                "--engine",
                address(),
                "--export",
                file("compare.svg"));

        assertEquals("", ran.err());
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("Agent bench"), ran.out());
    }

    @Test
    void aProfileIsMeasuredOnAnAgent() {
        Ran ran = with(Role.RUN, "profile", "AgeNet", "--engine", address(), "--out", file("pi.json"));

        assertEquals("It was warm." + System.lineSeparator(), ran.err());
        assertEquals(0, ran.code());
        assertEquals(
                MEASURED.profile().networks(),
                ProfileFile.read(folder.resolve("pi.json")).networks());
    }

    @Test
    void noAgentThereEndsWithFour() {
        String address = address();
        agent.close();

        for (String command : List.of("run small-3 --engine", "profile --engine", "watch")) {
            List<String> args = new ArrayList<>(List.of(command.split(" ")));
            args.add(address);
            Ran ran = with(Role.RUN, args.toArray(String[]::new));

            assertEquals(4, ran.code(), command);
            assertTrue(ran.err().startsWith("No agent answers at 127.0.0.1"), ran.err());
        }
    }

    @Test
    void whoIsNotPairedIsToldHow() {
        Ran ran = Ran.with("run", "small-3", "--engine", address());

        assertEquals(4, ran.code());
        assertTrue(ran.err().contains("Pair with it: tideline pair " + address()), ran.err());
    }

    @Test
    void aNameOfNoAgentIsAnUnknownEngine() {
        Ran ran = Ran.with("run", "small-3", "--engine", "lokal");

        assertEquals(2, ran.code());
        assertEquals("Unknown engine 'lokal'. Maybe you meant local." + System.lineSeparator(), ran.err());
    }

    @Test
    void stopWantsARun() {
        Ran ran = with(Role.RUN, "watch", address(), "--stop");

        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("--stop ends a run, but none is named."), ran.err());
    }
}

package dev.tideline.ui;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.remote.agent.RunningAgent;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.RunSpec;
import dev.tideline.ui.compose.RunSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run that somebody else has ordered of an agent. */
final class RunFixture {
    private RunFixture() {}

    /** Returns when its first event has come. @param directory of that somebody */
    static void order(RunningAgent agent, Path directory) {
        Catalog catalog = Catalog.shipped();
        RunSpec spec = RunSettings.first("recorded-laptop")
                .spec(catalog.workload("small-3"), catalog.networks(), catalog.profile("recorded-laptop"));
        Access access = Access.withToken(directory, agent.token(directory.resolveSibling("other.token"), Role.RUN));
        RemoteEngine engine = RemoteEngine.connect(agent.address(), access, LocalSettings.USUAL, AgentListener.NONE);
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread =
                new Thread(() -> engine.run(spec, new RunControl(), event -> begun.countDown()), "somebody else");
        thread.setDaemon(true);
        thread.start();
        try {
            if (!begun.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the run does not begin");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

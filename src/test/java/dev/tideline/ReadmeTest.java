package dev.tideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a reader to write compiles and runs as it stands there. */
class ReadmeTest {
    private static final Pattern SCHEDULER =
            Pattern.compile("```java\n(package dev\\.tideline\\.schedule;.*?)```", Pattern.DOTALL);

    @Test
    void theSchedulerOfTheReadmeRuns(@TempDir Path dir) throws Exception {
        Matcher found = SCHEDULER.matcher(Files.readString(Path.of("README.md")));
        assertTrue(found.find());
        Scheduler frugal = compile(dir, found.group(1));
        RunSpec spec =
                Tiny.spec(Tiny.at0("AB", "AB", "AB"), Tiny.profile(Tiny.AB), 300, LoadingPolicy.PARTIAL, "fcfs", 2, 2);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, frugal, new RunControl(), trace);
        assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome());
        assertEquals("Frugal", frugal.name());
        assertTrue(trace.idles() > 0);
        assertEquals("it does not fit", trace.idle(0).decision().rule());
    }

    /** Into a class path of its own, as a class of the package that the README puts it in. */
    private static Scheduler compile(Path dir, String source) throws Exception {
        Path file = dir.resolve("Frugal.java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        boolean compiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of("-d", dir.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertTrue(compiled, complaints.toString());
        URLClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()});
        Constructor<?> constructor =
                loader.loadClass("dev.tideline.schedule.Frugal").getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Scheduler) constructor.newInstance();
    }
}

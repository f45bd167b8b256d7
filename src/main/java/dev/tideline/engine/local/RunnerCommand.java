package dev.tideline.engine.local;

import dev.tideline.schedule.RunSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the runner is started: a JVM that stays small beside the networks' memory, and an environment in which its engine works
 * synchronously on the worker's own thread and freed memory goes back to the system at once. Immutable.
 */
record RunnerCommand(List<String> command, Map<String, String> environment) {
    /**
     * Every measure here was tried, together they halve what the JVM needs. Relocating the archive of its own classes at
     * random would copy 10 MiB of it; its warnings must not go to standard output, which carries the run.
     */
    private static final List<String> SMALL_JVM = List.of(
            "-Xms8m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=24m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:-UsePerfData",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Djava.awt.headless=true",
            "-Dai.djl.offline=true");

    private static final int HEAP_MIB = 32;
    /** What a job costs the dispatcher while it waits; a MiB holds the waiting jobs of a large workload. */
    private static final int JOBS_PER_MIB = 4096;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OMP_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_THRESHOLD_", "131072");

    /**
     * Huge pages for large arrays, where Linux gives them: faulting 4 KiB pages in is two thirds of a warm load. They
     * change what swapping looks like; who wants to study that sets the variable to something else.
     */
    private static final Map<String, String> UNLESS_SET = Map.of("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

    /**
     * This program's own Java, and the engine's class path.
     *
     * @param main what runs in the child: the {@link Runner}, or something that must run as it does
     * @param cache the directory of weights and inputs
     * @param engine {@code main} gets its name as the only argument
     */
    static RunnerCommand of(Class<?> main, RunSpec spec, Path cache, InferenceEngine engine) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.add("-Xmx" + (HEAP_MIB + spec.workload().jobs() / JOBS_PER_MIB) + "m");
        command.addAll(forVersion(Runtime.version().feature()));
        command.addAll(engine.flags());
        command.addAll(List.of("-cp", classPath(engine), main.getName(), engine.name()));
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(engine.environment());
        environment.put(CacheDirectory.VARIABLE, cache.toAbsolutePath().toString());
        return new RunnerCommand(List.copyOf(command), Map.copyOf(environment));
    }

    private static String classPath(InferenceEngine engine) {
        return EngineJars.besideProgram().classPath(engine).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Newer JVMs warn where native libraries and off-heap memory are used without being asked for. */
    static List<String> forVersion(int feature) {
        return feature < 24
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** The same with more flags of the JVM. */
    RunnerCommand with(List<String> flags) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, flags);
        return new RunnerCommand(List.copyOf(all), environment);
    }

    /** The same, started inside what limits it. */
    RunnerCommand inside(Limit limit) {
        return new RunnerCommand(limit.enter(command), environment);
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        UNLESS_SET.forEach(builder.environment()::putIfAbsent);
        return builder;
    }
}

package dev.tideline.engine.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where each engine's jars lie: engines/NAME beside the program's jar, laid out by the build. They are on no class path
 * but that of a runner, since engines want different versions of DJL. Immutable; any thread.
 *
 * @param folder has a folder for each engine
 * @param platform for which natives are wanted, as in the names of their jars: "linux-aarch64"
 */
record EngineJars(Path folder, String platform) {
    private static final String JAR = ".jar";

    /** A build's classes are tested before there is a jar. */
    private static final Path OF_CLASSES = Path.of("app", "engines");

    static EngineJars besideProgram() {
        Path program = program();
        Path folder = Files.isDirectory(program)
                ? program.resolveSibling(OF_CLASSES)
                : program.resolveSibling(OF_CLASSES.getFileName());
        return new EngineJars(folder, platform(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    private static Path program() {
        try {
            return Path.of(EngineJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program's own place is not a file: " + e.getMessage(), e);
        }
    }

    /** As those who publish natives call a platform. */
    static String platform(String os, String architecture) {
        String system = os.toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "osx" : system.startsWith("win") ? "win" : system;
        return family + "-" + (architecture.equals("amd64") ? "x86_64" : architecture);
    }

    /** The engine's folder, and what the command line calls it. */
    static String name(InferenceEngine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the engine's natives for the platform are there. */
    boolean has(InferenceEngine engine) {
        return of(engine).stream().anyMatch(jar -> jar.toString().endsWith("-" + platform + JAR));
    }

    /** In the order of their names; none if the engine has no folder. */
    List<Path> of(InferenceEngine engine) {
        Path own = folder.resolve(name(engine));
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(JAR)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + own + ": " + e.getMessage(), e);
        }
    }

    /**
     * What the engine's runner sees: first the engine with the DJL that it was made for, which thereby hides the program's,
     * then the program and what it has in common with all engines. The engines that a build's tests have on their own
     * class path stay out.
     */
    List<Path> classPath(InferenceEngine engine) {
        Stream<Path> own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().startsWith(name(InferenceEngine.MXNET) + "-"));
        return Stream.concat(of(engine).stream(), own).toList();
    }
}

package dev.tideline.engine.local;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where weights and prepared pictures are kept: the user's cache directory, or where the environment says. */
public final class CacheDirectory {
    static final String VARIABLE = "TIDELINE_CACHE";
    static final String ADVICE = "Free some space, or set " + VARIABLE + " to a folder that can be written.";

    private CacheDirectory() {}

    /** Absolute unless the environment's own is not. Need not exist. */
    public static Path ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** XDG base directories, Library on macOS, local application data on Windows. */
    static Path of(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault(VARIABLE, "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library/Caches/tideline");
        }
        if (os.startsWith("windows")) {
            return set(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("tideline/cache");
        }
        return set(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("tideline");
    }

    /** XDG: a relative path is invalid and is ignored. */
    private static Path set(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}

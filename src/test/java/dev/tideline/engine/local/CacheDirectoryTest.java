package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    private static Path of(String system, Map<String, String> environment) {
        return CacheDirectory.of(environment, system, HOME);
    }

    @Test
    void isThePlatformsPlaceForACache() {
        assertEquals(Path.of("/home/ada/.cache/tideline"), of("Linux", Map.of()));
        assertEquals(Path.of("/home/ada/Library/Caches/tideline"), of("Mac OS X", Map.of()));
        assertEquals(Path.of("/home/ada/AppData/Local/tideline/cache"), of("Windows 11", Map.of()));
    }

    @Test
    void followsThePlatformsVariables() {
        assertEquals(Path.of("/var/c/tideline"), of("Linux", Map.of("XDG_CACHE_HOME", "/var/c")));
        assertEquals(Path.of("/home/ada/.cache/tideline"), of("Linux", Map.of("XDG_CACHE_HOME", "relative")));
        assertEquals(Path.of("/local/tideline/cache"), of("Windows 11", Map.of("LOCALAPPDATA", "/local")));
    }

    @Test
    void canBeMoved() {
        assertEquals(Path.of("/elsewhere"), of("Linux", Map.of("TIDELINE_CACHE", "/elsewhere")));
    }
}

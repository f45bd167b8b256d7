package dev.tideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent's package will hold, by content: file names can lie, and jars carry natives of many platforms. */
class AgentPackageTest {
    private static final int ELF = 0x464C457F;
    private static final int PE = 0x5A4D;
    private static final Set<Integer> MACH_O = Set.of(0xFEEDFACF, 0xFEEDFACE, 0xCFFAEDFE, 0xCEFAEDFE);
    private static final int CLASS_OR_FAT_MACH_O = 0xBEBAFECA;
    private static final int MACHINE_AT = 18;

    /** e_machine of the ELF header. */
    private static final Map<Integer, String> MACHINES = Map.of(62, "linux-x86_64", 183, "linux-aarch64");

    private static final Map<String, Set<String>> WANTED = Map.of(
            "linux-x86_64", Set.of("libmxnet.so", "libjnidispatch.so"),
            "linux-aarch64", Set.of("libtorch_cpu.so", "libc10.so", "libdjl_torch.so", "libjnidispatch.so"));

    private static Path lib(String platform) {
        Path lib = Path.of("target", "agent", platform, "lib");
        assumeTrue(Files.isDirectory(lib), "Not tested here: there is no " + lib + "; mvn -P deb package makes it.");
        return lib;
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.walk(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "linux-aarch64"})
    void holdsTheNativesOfItsPlatformAndNoOthers(String platform) throws IOException {
        Map<String, String> natives = new TreeMap<>();
        for (Path jar : jars(lib(platform))) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                    String made = madeFor(zip, entry);
                    if (!made.isEmpty()) {
                        natives.put(jar.getFileName() + "!" + entry.getName(), made);
                    }
                }
            }
        }

        Set<String> names = new TreeSet<>();
        natives.forEach((where, made) -> {
            assertEquals(platform, made, where);
            names.add(where.substring(where.lastIndexOf('/') + 1));
        });
        assertTrue(names.containsAll(WANTED.get(platform)), names.toString());
    }

    /** For which platform; empty for what is no program. */
    private static String madeFor(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] start;
        try (InputStream in = zip.getInputStream(entry)) {
            start = in.readNBytes(MACHINE_AT + 2);
        }
        if (start.length < MACHINE_AT + 2) {
            return "";
        }
        ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int magic = header.getInt(0);
        if (magic == ELF) {
            int machine = header.getShort(MACHINE_AT);
            return MACHINES.getOrDefault(machine, "ELF machine " + machine);
        }
        if (MACH_O.contains(magic)
                || magic == CLASS_OR_FAT_MACH_O && !entry.getName().endsWith(".class")) {
            return "macOS";
        }
        return (magic & 0xFFFF) == PE && entry.getName().endsWith(".dll") ? "Windows" : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "linux-aarch64"})
    void hasNothingOfTheWindow(String platform) throws IOException {
        List<String> windows = new ArrayList<>();
        for (Path jar : jars(lib(platform))) {
            String name = jar.getFileName().toString();
            if (name.matches("(javafx|controlsfx|atlantafx|ikonli|testfx|openjfx|junit).*")) {
                windows.add(name);
            }
        }
        assertEquals(List.of(), windows);
    }
}

package dev.tideline.io;

import static dev.tideline.io.Complaint.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    @TempDir
    private Path user;

    private Catalog catalog;

    @BeforeEach
    void copySomeFiles() throws IOException {
        for (Catalog.Kind kind : Catalog.Kind.values()) {
            Files.createDirectories(user.resolve(kind.folder()));
        }
        catalog = new Catalog(List.of(user));
    }

    private Path put(Catalog.Kind kind, String name, String text) throws IOException {
        return Files.writeString(user.resolve(kind.folder()).resolve(name + ".json"), text);
    }

    @Test
    void findsWhatShips() {
        assertEquals(
                List.of(
                        "AgeNet",
                        "EmotionNet",
                        "FaceNet",
                        "GenderNet",
                        "MemNet",
                        "ObjectNet",
                        "SceneNet",
                        "SoS",
                        "SoS_GoogleNet",
                        "TinyYolo"),
                Catalog.shipped().names(Catalog.Kind.NETWORKS));
        assertEquals(
                List.of(
                        "pi-3b-plus",
                        "pi-4b",
                        "pi-5",
                        "pi-zero-2w",
                        "recorded-laptop",
                        "recorded-memory-limits",
                        "teaching",
                        "teaching-swap"),
                Catalog.shipped().names(Catalog.Kind.PROFILES));
        assertTrue(Catalog.shipped().names(Catalog.Kind.WORKLOADS).size() >= 14);
        for (Catalog.Kind kind : Catalog.Kind.values()) {
            for (Catalog.Entry entry : Catalog.shipped().entries(kind)) {
                assertEquals(new Catalog.Entry(entry.name(), "shipped", ""), entry);
            }
        }
    }

    @Test
    void workloadsThatShipAreNamedLikeTheirFiles() {
        for (String name : Catalog.shipped().names(Catalog.Kind.WORKLOADS)) {
            assertEquals(name, Catalog.shipped().workload(name).name());
        }
    }

    @Test
    void theUsersFileWinsOverTheShippedOne() throws IOException {
        String mine =
                Files.readString(Path.of("sample-workloads", "small-3.json")).replace("\"small-3\"", "\"mine\"");
        Path file = put(Catalog.Kind.WORKLOADS, "small-3", mine);
        assertEquals("mine", catalog.workload("small-3").name());
        assertTrue(catalog.entries(Catalog.Kind.WORKLOADS).contains(new Catalog.Entry("small-3", file.toString(), "")));
    }

    @Test
    void aBrokenFileIsListedWithItsErrorAndHidesNoOther() throws IOException {
        Path file = put(Catalog.Kind.NETWORKS, "Broken", "{ \"format\": 1 }");
        assertEquals(10, catalog.networks().size());
        assertFalse(catalog.networks().containsKey("Broken"));
        List<Catalog.Entry> entries = catalog.entries(Catalog.Kind.NETWORKS);
        assertEquals(11, entries.size());
        assertTrue(entries.contains(
                new Catalog.Entry("Broken", file.toString(), file + ": name is missing; expected a text.")));
    }

    @Test
    void aNetworkMustBeNamedLikeItsFile() throws IOException {
        Path file = put(Catalog.Kind.NETWORKS, "Copy", Files.readString(Path.of("models", "AgeNet.json")));
        assertSays(
                file + ": name is 'AgeNet', but the file is called 'Copy'; rename one of them.",
                () -> catalog.network("Copy"));
    }

    @Test
    void readsAnyFileByItsPath() throws IOException {
        Path file = user.resolve("elsewhere.json");
        Files.copy(Path.of("profiles", "teaching.json"), file);
        assertEquals("elsewhere", catalog.profile(file.toString()).name());
        assertEquals("AgeNet", catalog.network("models/AgeNet.json").name());
    }

    @Test
    void namesTheNearestOfAnUnknownName() {
        assertSays("Unknown network 'AgeNt'. Maybe you meant AgeNet.", () -> catalog.network("AgeNt"));
        assertSays("Unknown profile 'pi4b'. Maybe you meant pi-4b.", () -> catalog.profile("pi4b"));
        assertSays("Unknown workload 'smal-3'. Maybe you meant small-3.", () -> catalog.workload("smal-3"));
        assertSays(
                "nowhere/small-3.json does not exist; check the path.", () -> catalog.workload("nowhere/small-3.json"));
    }

    @Test
    void worksWithoutAUserDirectory() {
        assertEquals(
                Catalog.shipped().names(Catalog.Kind.PROFILES),
                new Catalog(List.of(user.resolve("none"))).names(Catalog.Kind.PROFILES));
    }

    @Test
    void keepsTheUsersFilesWhereThePlatformKeepsThem() {
        Path home = Path.of("/home/ada");
        assertEquals(home.resolve(".local/share/tideline"), Catalog.userDirectory(Map.of(), "Linux", home));
        assertEquals(Path.of("/data/tideline"), Catalog.userDirectory(Map.of("XDG_DATA_HOME", "/data"), "Linux", home));
        assertEquals(
                home.resolve(".local/share/tideline"),
                Catalog.userDirectory(Map.of("XDG_DATA_HOME", "relative"), "Linux", home));
        assertEquals(
                home.resolve("Library/Application Support/Tideline"),
                Catalog.userDirectory(Map.of("XDG_DATA_HOME", "/data"), "Mac OS X", home));
        assertEquals(home.resolve("AppData/Local/Tideline"), Catalog.userDirectory(Map.of(), "Windows 11", home));
    }
}

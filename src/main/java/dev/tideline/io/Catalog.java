package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.WholeFile;
import dev.tideline.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds networks, profiles and workloads by name: the user's own files first, then those that ship, or any file by its
 * path. Files are read when they are asked for and not kept, so that an edited file is seen. Immutable; any thread, but
 * every method may block on the disk.
 */
public final class Catalog {
    /** The profile that the user has measured of the machine this program runs on. */
    public static final String THIS_MACHINE = "this-machine";

    /** What is found, and the folder it is in. */
    public enum Kind {
        NETWORKS("models", "network"),
        PROFILES("profiles", "profile"),
        WORKLOADS("sample-workloads", "workload");

        private final String folder;
        private final String noun;

        Kind(String folder, String noun) {
            this.folder = folder;
            this.noun = noun;
        }

        public String folder() {
            return folder;
        }
    }

    /**
     * One file of a listing.
     *
     * @param origin "shipped", or the path of the user's file
     * @param problem why it cannot be used; empty if it can
     */
    public record Entry(String name, String origin, String problem) {}

    private static final String SHIPPED = "shipped";
    private static final String EXTENSION = ".json";

    private final List<Path> directories;

    Catalog(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Only what ships with the program. */
    public static Catalog shipped() {
        return new Catalog(List.of());
    }

    /** What ships, and the files in the user's directory, which win where names are equal. */
    public static Catalog ofUser() {
        return new Catalog(List.of(userDirectory()));
    }

    /** Where the user's own models, profiles and sample-workloads are looked for; it need not exist. */
    public static Path userDirectory() {
        return userDirectory(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** The platform's place for a program's data: XDG base directories, Library on macOS, local application data on Windows. */
    static Path userDirectory(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return set(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("Tideline");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Tideline");
        }
        return set(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                .resolve("tideline");
    }

    /** XDG: a relative path is invalid and is ignored. */
    private static Path set(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }

    /** All names, sorted, without reading any file. */
    public List<String> names(Kind kind) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Function.identity()));
        names.addAll(shippedNames(kind));
        directories.forEach(directory -> names.addAll(namesIn(directory.resolve(kind.folder))));
        return List.copyOf(names);
    }

    /** All files, each read once to see whether it can be used: a broken one does not hide the others. */
    public List<Entry> entries(Kind kind) {
        return names(kind).stream()
                .map(name -> new Entry(name, origin(kind, name), problem(kind, name)))
                .toList();
    }

    private String origin(Kind kind, String name) {
        return own(kind, name).map(Path::toString).findFirst().orElse(SHIPPED);
    }

    private String problem(Kind kind, String name) {
        try {
            switch (kind) {
                case NETWORKS -> network(name);
                case PROFILES -> profile(name);
                case WORKLOADS -> workload(name);
            }
            return "";
        } catch (InvalidInput e) {
            return e.getMessage();
        }
    }

    /** Every network that can be read, by name; {@link #entries} tells what is wrong with the others. */
    public Map<String, Network> networks() {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (String name : names(Kind.NETWORKS)) {
            try {
                networks.put(name, network(name));
            } catch (InvalidInput e) {
                // One broken file of the user must not take the rest away.
            }
        }
        return networks;
    }

    /** @throws InvalidInput if there is none of that name, naming the nearest, or if its file is wrong */
    public Network network(String nameOrPath) {
        if (isPath(nameOrPath)) {
            return NetworkFile.read(Path.of(nameOrPath));
        }
        Network network = NetworkFile.network(open(Kind.NETWORKS, nameOrPath));
        if (!network.name().equals(nameOrPath)) {
            throw new InvalidInput(origin(Kind.NETWORKS, nameOrPath) + ": name is '" + network.name()
                    + "', but the file is called '" + nameOrPath + "'; rename one of them.");
        }
        return network;
    }

    /** @throws InvalidInput if there is none of that name, naming the nearest, or if its file is wrong */
    public Profile profile(String nameOrPath) {
        return isPath(nameOrPath)
                ? ProfileFile.read(Path.of(nameOrPath))
                : ProfileFile.profile(nameOrPath, open(Kind.PROFILES, nameOrPath));
    }

    /** @throws InvalidInput if there is none of that name, naming the nearest, or if its file is wrong */
    public Workload workload(String nameOrPath) {
        if (isPath(nameOrPath)) {
            return WorkloadFile.read(Path.of(nameOrPath));
        }
        requireKnown(Kind.WORKLOADS, nameOrPath);
        return own(Kind.WORKLOADS, nameOrPath)
                .findFirst()
                .map(WorkloadFile::read)
                .orElseGet(() -> WorkloadFile.workload(
                        openShipped(Kind.WORKLOADS, nameOrPath), new PictureFolder(userDirectory())));
    }

    private static boolean isPath(String nameOrPath) {
        return nameOrPath.endsWith(EXTENSION) || nameOrPath.contains("/") || nameOrPath.contains(File.separator);
    }

    private JsonReader open(Kind kind, String name) {
        requireKnown(kind, name);
        return own(kind, name).findFirst().map(JsonReader::open).orElseGet(() -> openShipped(kind, name));
    }

    private void requireKnown(Kind kind, String name) {
        List<String> names = names(kind);
        if (!names.contains(name)) {
            throw InvalidInput.unknown(kind.noun, name, names);
        }
    }

    private Stream<Path> own(Kind kind, String name) {
        return directories.stream()
                .map(directory -> directory.resolve(kind.folder).resolve(name + EXTENSION))
                .filter(Files::isRegularFile);
    }

    private static JsonReader openShipped(Kind kind, String name) {
        String resource = kind.folder + "/" + name + EXTENSION;
        try (InputStream in = Catalog.class.getResourceAsStream("/" + resource)) {
            return JsonReader.open(resource, in);
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + resource + " of this program: " + WholeFile.reason(e), e);
        }
    }

    /** The class path cannot be listed; the program's own directory or jar can. */
    private static Collection<String> shippedNames(Kind kind) {
        try {
            Path program = Path.of(Catalog.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(program)
                    ? namesIn(program.resolve(kind.folder))
                    : namesInJar(program, kind.folder);
        } catch (IOException | URISyntaxException e) {
            throw new InvalidInput("Cannot list the " + kind.folder + " of this program: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> namesInJar(Path jar, String folder) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            return entries.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder + "/") && name.endsWith(EXTENSION))
                    .map(name -> name.substring(folder.length() + 1, name.length() - EXTENSION.length()))
                    .toList();
        }
    }

    private static List<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .filter(Files::isRegularFile)
                    .map(ProfileFile::stem)
                    .toList();
        } catch (IOException e) {
            throw new InvalidInput("Cannot list " + folder + ": " + WholeFile.reason(e), e);
        }
    }
}

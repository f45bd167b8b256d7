package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.ProfileProgress;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One order on disk: what was ordered, how it stands, its run file, and links to the weights and pictures that it takes.
 *
 * @param path {@code runs/NAME}
 */
record RunFolder(Path path) {
    private static final String ORDER = "order.bin";
    private static final String STATUS = "status.bin";
    private static final String PROFILE = "profile.bin";

    /**
     * Makes it whole or not at all.
     *
     * @param inputs puts links into the folder that it is given
     */
    static RunFolder create(Path runs, RunName name, Order order, RunStatus status, WholeInputs inputs) {
        Path draft = runs.resolve("." + name + ".new");
        try {
            Files.createDirectories(draft);
            RunFolder folder = new RunFolder(draft);
            inputs.put(folder);
            SafeFile.write(draft.resolve(ORDER), order);
            folder.write(status);
            Path whole = runs.resolve(name.text());
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
            SafeFile.force(runs);
            return new RunFolder(whole);
        } catch (IOException e) {
            SafeFile.delete(draft);
            throw new UncheckedIOException("Cannot keep the order in " + runs + ": " + WholeFile.reason(e), e);
        } catch (RuntimeException e) {
            SafeFile.delete(draft);
            throw e;
        }
    }

    /** Puts into a folder what an order takes. */
    interface WholeInputs {
        void put(RunFolder folder) throws IOException;
    }

    String name() {
        return path.getFileName().toString();
    }

    Optional<Order> order() {
        return SafeFile.read(path.resolve(ORDER), Order.parser());
    }

    Optional<RunStatus> status() {
        return SafeFile.read(path.resolve(STATUS), RunStatus.parser());
    }

    void write(RunStatus status) {
        SafeFile.write(path.resolve(STATUS), status);
    }

    Optional<ProfileProgress> profile() {
        return SafeFile.read(path.resolve(PROFILE), ProfileProgress.parser());
    }

    void write(ProfileProgress result) {
        SafeFile.write(path.resolve(PROFILE), result);
    }

    Path runFile() {
        return path.resolve("run.tide");
    }

    /** As an engine takes them: a folder for each network. */
    Path weights() {
        return path.resolve("weights");
    }

    Path pictures() {
        return path.resolve("pictures");
    }

    /** What an order takes is of no use once it has ended. */
    void removeInputs() {
        SafeFile.delete(weights());
        SafeFile.delete(pictures());
    }

    void delete() {
        SafeFile.delete(path);
    }

    /** On disk, weights and pictures not counted: they are the object store's. */
    long bytes() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + path + ": " + WholeFile.reason(e), e);
        }
    }
}

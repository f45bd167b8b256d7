package dev.tideline.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Arrivals.Process;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code sample-workloads/NAME.json}: what is asked for. Schema: {@code schema/workload.schema.json}. */
public final class WorkloadFile {
    /** More than three years; sums of allowed times fit in a long. */
    private static final long LATEST_NS = 100_000_000_000_000_000L;

    private static final int MOST_IMAGES = 1_000_000;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final Map<String, Process> PROCESSES = Arrays.stream(Process.values())
            .collect(Collectors.toMap(Process::fileName, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private static final Map<String, Boolean> CHOICES = new TreeMap<>(Map.of("all", false, "one", true));

    private WorkloadFile() {}

    /** @throws InvalidInput naming file, place, value and what was expected. Whether the networks exist is not asked here. */
    public static Workload read(Path file) {
        return workload(JsonReader.open(file));
    }

    /** Writes the file so that {@link #read} gives an equal workload. */
    public static void write(Path file, Workload workload) {
        JsonText.write(file, text(workload));
    }

    static Workload workload(JsonReader file) {
        file.fields("format", "name", "description", "requests", "arrivals");
        List<Request> requests =
                file.list("requests").stream().map(WorkloadFile::request).toList();
        List<Arrivals> arrivals =
                file.listOrNone("arrivals").stream().map(WorkloadFile::arrivals).toList();
        return file.make(() -> new Workload(file.text("name"), file.text("description", ""), requests, arrivals));
    }

    private static Request request(JsonReader request) {
        request.fields("atMs", "networks", "images", "image");
        return request.make(() -> new Request(
                request.millisAsNanos("atMs", LATEST_NS),
                request.texts("networks"),
                request.count("images", 1, MOST_IMAGES, 1),
                request.text("image", "")));
    }

    private static Arrivals arrivals(JsonReader arrivals) {
        arrivals.fields("process", "count", "meanGapMs", "sigmaMs", "networks", "choose", "images", "image");
        return arrivals.make(() -> new Arrivals(
                arrivals.choice("process", PROCESSES),
                arrivals.count("count", 1, MOST_REQUESTS),
                arrivals.millisAsNanos("meanGapMs", LATEST_NS, 0),
                arrivals.millisAsNanos("sigmaMs", LATEST_NS, 0),
                arrivals.texts("networks"),
                arrivals.choice("choose", CHOICES, false),
                arrivals.count("images", 1, MOST_IMAGES, 1),
                arrivals.text("image", "")));
    }

    static String text(Workload workload) {
        ObjectNode file = JsonText.object()
                .put("format", JsonReader.FORMAT)
                .put("name", workload.name())
                .put("description", workload.description());
        ArrayNode requests = file.putArray("requests");
        workload.requests().forEach(request -> requests.add(request(request)));
        if (!workload.arrivals().isEmpty()) {
            ArrayNode arrivals = file.putArray("arrivals");
            workload.arrivals().forEach(process -> arrivals.add(arrivals(process)));
        }
        return JsonText.of(file);
    }

    private static ObjectNode request(Request request) {
        ObjectNode out = JsonText.object();
        out.set("atMs", JsonText.millis(request.arrivalNs()));
        out.set("networks", JsonText.texts(request.networks()));
        pictures(request.images(), request.image(), out);
        return out;
    }

    private static ObjectNode arrivals(Arrivals process) {
        ObjectNode out =
                JsonText.object().put("process", process.process().fileName()).put("count", process.count());
        if (process.meanGapNs() > 0) {
            out.set("meanGapMs", JsonText.millis(process.meanGapNs()));
        }
        if (process.sigmaNs() > 0) {
            out.set("sigmaMs", JsonText.millis(process.sigmaNs()));
        }
        out.set("networks", JsonText.texts(process.networks()));
        out.put("choose", process.chooseOne() ? "one" : "all");
        pictures(process.images(), process.image(), out);
        return out;
    }

    private static void pictures(int images, String image, ObjectNode out) {
        if (images != 1) {
            out.put("images", images);
        }
        if (!image.isEmpty()) {
            out.put("image", image);
        }
    }
}

package dev.tideline.io;

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
        WrongKind.refuseRun(file);
        return workload(JsonReader.open(file), PictureFolder.of(file));
    }

    /** Writes the file so that {@link #read} gives an equal workload: pictures beside the file are named from there. */
    public static void write(Path file, Workload workload) {
        JsonText.write(file, text(workload, PictureFolder.of(file)));
    }

    /** @param pictures where those are that the file names */
    static Workload workload(JsonReader file, PictureFolder pictures) {
        file.fields("format", "name", "description", "requests", "arrivals");
        List<Request> requests =
                file.list("requests").stream().map(r -> request(r, pictures)).toList();
        List<Arrivals> arrivals = file.listOrNone("arrivals").stream()
                .map(a -> arrivals(a, pictures))
                .toList();
        return file.make(() -> new Workload(file.text("name"), file.text("description", ""), requests, arrivals));
    }

    private static Request request(JsonReader request, PictureFolder pictures) {
        request.fields("atMs", "networks", "images", "image");
        return request.make(() -> new Request(
                request.millisAsNanos("atMs", LATEST_NS),
                request.texts("networks"),
                request.count("images", 1, MOST_IMAGES, 1),
                pictures.absolute(request.text("image", ""))));
    }

    private static Arrivals arrivals(JsonReader arrivals, PictureFolder pictures) {
        arrivals.fields("process", "count", "meanGapMs", "sigmaMs", "networks", "choose", "images", "image");
        return arrivals.make(() -> new Arrivals(
                arrivals.choice("process", PROCESSES),
                arrivals.count("count", 1, MOST_REQUESTS),
                arrivals.millisAsNanos("meanGapMs", LATEST_NS, 0),
                arrivals.millisAsNanos("sigmaMs", LATEST_NS, 0),
                arrivals.texts("networks"),
                arrivals.choice("choose", CHOICES, false),
                arrivals.count("images", 1, MOST_IMAGES, 1),
                pictures.absolute(arrivals.text("image", ""))));
    }

    static String text(Workload workload, PictureFolder pictures) {
        Map<String, Object> file = JsonText.object();
        file.put("format", JsonReader.FORMAT);
        file.put("name", workload.name());
        file.put("description", workload.description());
        file.put(
                "requests",
                workload.requests().stream().map(x -> object(x, pictures)).toList());
        if (!workload.arrivals().isEmpty()) {
            file.put(
                    "arrivals",
                    workload.arrivals().stream().map(x -> object(x, pictures)).toList());
        }
        return JsonText.of(file);
    }

    private static Map<String, Object> object(Request request, PictureFolder pictures) {
        Map<String, Object> out = JsonText.object();
        out.put("atMs", JsonText.millis(request.arrivalNs()));
        out.put("networks", request.networks());
        pictures(request.images(), pictures.relative(request.image()), out);
        return out;
    }

    private static Map<String, Object> object(Arrivals process, PictureFolder pictures) {
        Map<String, Object> out = JsonText.object();
        out.put("process", process.process().fileName());
        out.put("count", process.count());
        if (process.meanGapNs() > 0) {
            out.put("meanGapMs", JsonText.millis(process.meanGapNs()));
        }
        if (process.sigmaNs() > 0) {
            out.put("sigmaMs", JsonText.millis(process.sigmaNs()));
        }
        out.put("networks", process.networks());
        out.put("choose", process.chooseOne() ? "one" : "all");
        pictures(process.images(), pictures.relative(process.image()), out);
        return out;
    }

    private static void pictures(int images, String image, Map<String, Object> out) {
        if (images != 1) {
            out.put("images", images);
        }
        if (!image.isEmpty()) {
            out.put("image", image);
        }
    }
}

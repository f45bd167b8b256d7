package dev.tideline.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.GroupSteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What was run, under which conditions, and what it came to, for programs: one JSON object. Times in nanoseconds, sizes
 * in bytes.
 */
public final class JsonSummary {
    private final RunTrace trace;
    private final JsonGenerator json;

    private JsonSummary(RunTrace trace, JsonGenerator json) {
        this.trace = trace;
        this.json = json;
    }

    public static String of(RunTrace trace, String engine) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            new JsonSummary(trace, json).write(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail
        }
        return text.toString();
    }

    /** As a file. @throws dev.tideline.workload.InvalidInput naming it, if it cannot be written */
    static void write(RunTrace trace, String engine, Path file) {
        byte[] text = (of(trace, engine) + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.replace(file, out -> out.write(text));
    }

    private void write(String engine) throws IOException {
        json.writeStartObject();
        settings(trace.spec(), engine);
        if (trace.conditions().isPresent()) {
            conditions(trace.conditions().get());
        }
        json.writeStringField(
                "outcome",
                trace.end()
                        .map(e -> e.outcome().name().toLowerCase(Locale.ROOT))
                        .orElse("unfinished"));
        json.writeStringField(
                "message", trace.end().map(RunEvent.RunEnded::message).orElse(""));
        metrics(Metrics.of(trace));
        json.writeArrayFieldStart("results");
        for (RunEvent.JobResult result : trace.results()) {
            result(result);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("remarks");
        for (RunEvent.Remark remark : trace.remarks()) {
            json.writeString(remark.text());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void settings(RunSpec spec, String engine) throws IOException {
        json.writeStringField("workload", spec.workload().name());
        json.writeStringField("engine", engine);
        json.writeStringField("profile", spec.profile().name());
        json.writeStringField("device", spec.profile().device());
        json.writeStringField("provenance", spec.profile().provenance().name().toLowerCase(Locale.ROOT));
        json.writeStringField("loading", spec.loading().id());
        json.writeStringField("scheduler", spec.scheduler().toLowerCase(Locale.ROOT));
        json.writeNumberField("capBytes", spec.capBytes());
        json.writeNumberField("workers", spec.workers());
        json.writeNumberField("parallel", spec.parallelism());
        json.writeNumberField("execWorkers", spec.execWorkers());
        json.writeStringField("memoryModel", spec.memoryModel().id());
        json.writeNumberField("seed", spec.seed());
    }

    private void conditions(Conditions c) throws IOException {
        json.writeObjectFieldStart("conditions");
        json.writeBooleanField("capEnforced", c.enforced());
        json.writeStringField("enforcer", c.enforcer());
        json.writeStringField("notEnforced", c.notEnforced());
        json.writeStringField("capFor", c.covers().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("limitBytes", c.limitBytes());
        json.writeNumberField("runtimeBytes", c.runtimeBytes());
        json.writeNumberField("swapBytes", c.swapBytes());
        json.writeStringField("loads", c.loads().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("loadBytesPerSecond", c.loadBytesPerSecond());
        json.writeStringField("dlEngine", c.engine());
        GroupSteps group = trace.group();
        if (group.size() > 0) {
            RunEvent.Group last = group.get(group.size() - 1);
            json.writeNumberField("groupPeakBytes", group.usagePeakBytes());
            json.writeNumberField("groupPeakSwapBytes", group.swapPeakBytes());
            json.writeNumberField("majorFaults", last.majorFaults());
            json.writeNumberField("stalledNs", last.stalledNs());
            json.writeNumberField("oomKills", last.oomKills());
        }
        json.writeEndObject();
    }

    private void metrics(Metrics m) throws IOException {
        json.writeNumberField("jobs", m.jobs());
        json.writeNumberField("finishedJobs", m.finishedJobs());
        json.writeNumberField("tasks", m.tasks());
        json.writeNumberField("makespanNs", m.makespanNs());
        json.writeNumberField("meanResponseNs", m.meanResponseNs());
        json.writeNumberField("p95ResponseNs", m.p95ResponseNs());
        json.writeNumberField("peakPromisedBytes", m.peakPromisedBytes());
        json.writeNumberField("peakResidentBytes", m.peakResidentBytes());
        json.writeNumberField("peakSwappedBytes", m.peakSwappedBytes());
        json.writeNumberField("overCapNs", m.overCapNs());
        json.writeNumberField("pagedInBytes", m.pagedInBytes());
        json.writeNumberField("pagedOutBytes", m.pagedOutBytes());
        json.writeNumberField("pagingNs", m.pagingNs());
        json.writeNumberField("utilisation", m.utilisation());
        json.writeNumberField("lowerBoundNs", m.lowerBoundNs());
    }

    private void result(RunEvent.JobResult result) throws IOException {
        json.writeStartObject();
        json.writeNumberField("job", result.job());
        json.writeStringField("network", trace.job(result.job()).job().network());
        json.writeBooleanField("randomWeights", result.randomWeights());
        json.writeArrayFieldStart("best");
        for (RunEvent.Score score : result.best()) {
            json.writeStartObject();
            json.writeStringField("label", score.label());
            json.writeNumberField("probability", score.probability());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

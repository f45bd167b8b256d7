package dev.tideline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Calibration;
import dev.tideline.study.Pace;
import dev.tideline.study.Repeats;
import dev.tideline.study.Verdict;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A calibration for programs: one JSON object. Times in nanoseconds, sizes in bytes; what is not known is left out. */
final class CalibrationJson {
    private final JsonGenerator json;

    private CalibrationJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Calibration calibration, Pace pace, String engine, String machine) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("engine", engine);
            json.writeStringField("machine", machine);
            new CalibrationJson(json).write(calibration);
            if (pace.factor().isPresent()) {
                json.writeNumberField("pace", pace.factor().getAsDouble());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail
        }
        return text.toString();
    }

    private void write(Calibration calibration) throws IOException {
        json.writeArrayFieldStart("cells");
        for (Calibration.Cell cell : calibration.cells()) {
            cell(cell);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shares");
        for (Calibration.Share share : calibration.shares()) {
            share(share);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : calibration.verdicts()) {
            json.writeStartObject();
            json.writeStringField("claim", verdict.claim());
            json.writeStringField("answer", verdict.answer().words());
            json.writeStringField("found", verdict.found());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void cell(Calibration.Cell cell) throws IOException {
        RunSpec spec = cell.spec();
        Repeats measured = cell.measured();
        json.writeStartObject();
        json.writeStringField("workload", spec.workload().name());
        json.writeStringField("profile", spec.profile().name());
        json.writeStringField("loading", spec.loading().id());
        json.writeStringField("scheduler", spec.scheduler().toLowerCase(Locale.ROOT));
        json.writeNumberField("capBytes", spec.capBytes());
        json.writeNumberField("parallel", spec.parallelism());
        if (cell.predictedNs().isPresent()) {
            json.writeNumberField("predictedNs", cell.predictedNs().getAsLong());
        }
        json.writeArrayFieldStart("measuredNs");
        for (RunTrace run : measured.finished()) {
            json.writeNumber(Metrics.of(run).makespanNs());
        }
        json.writeEndArray();
        if (measured.makespanNs().isPresent()) {
            json.writeNumberField("medianNs", measured.makespanNs().getAsLong());
            json.writeNumberField("spread", measured.spread());
        }
        if (cell.ratio().isPresent()) {
            json.writeNumberField("ratio", cell.ratio().getAsDouble());
        }
        json.writeBooleanField("pages", cell.pages());
        json.writeNumberField("peakPromisedBytes", measured.peakPromisedBytes());
        json.writeNumberField("peakSwappedBytes", measured.peakSwappedBytes());
        json.writeStringField("trouble", measured.trouble());
        conditions(measured);
        json.writeEndObject();
    }

    /** What the cell's real runs were held to: more than one if they differ, none if all were simulated. */
    private void conditions(Repeats measured) throws IOException {
        json.writeArrayFieldStart("conditions");
        List<Conditions> distinct = measured.runs().stream()
                .flatMap(run -> run.conditions().stream())
                .map(Conditions::common)
                .distinct()
                .toList();
        for (Conditions held : distinct) {
            json.writeStartObject();
            json.writeBooleanField("enforced", held.enforced());
            json.writeStringField("enforcer", held.enforcer());
            json.writeStringField("notEnforced", held.notEnforced());
            json.writeStringField("covers", held.covers().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("swapBytes", held.swapBytes());
            json.writeStringField("loads", held.loads().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("loadBytesPerSecond", held.loadBytesPerSecond());
            json.writeStringField("dlEngine", held.engine());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void share(Calibration.Share share) throws IOException {
        json.writeStartObject();
        json.writeStringField("network", share.network());
        json.writeStringField("kind", share.kind().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("pages", share.pages());
        json.writeNumberField("predictedNs", share.predictedNs());
        json.writeNumberField("measuredNs", share.measuredNs());
        json.writeEndObject();
    }
}

package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.io.EdgeCaffeCsv.LayerTime;
import dev.tideline.io.EdgeCaffeCsv.NetworkTime;
import dev.tideline.io.EdgeCaffeCsv.Period;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeCaffeCsvTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        EdgeCaffeCsv.write(Runs.simulated(Runs.spec(1, 2)), "Simulator", folder);

        assertEquals(
                List.of(
                        new LayerTime("Tiny", 0, "a, \"b\"", 10, 20, "partial"),
                        new LayerTime("Tiny", 1, "b", 30, 40, "partial")),
                EdgeCaffeCsv.readLayers(folder.resolve("layers.csv")));
        assertEquals(
                List.of(new NetworkTime(0, "Tiny", 0, 0, 75)),
                EdgeCaffeCsv.readNetworks(folder.resolve("networkStats6.csv")));
        assertEquals(
                List.of(new Period(0, 0, 0, false), new Period(0, 0, 75, true), new Period(0, 0, 0, false)),
                EdgeCaffeCsv.readWorker(folder.resolve("worker0.csv")));
        assertEquals(
                List.of(new Period(0, 0, 5, false), new Period(0, 0, 30, true), new Period(0, 0, 40, false)),
                EdgeCaffeCsv.readWorker(folder.resolve("worker1.csv")));
        assertEquals(
                "startTime,stopTime,duration,type\n0,0,5,idle\n0,0,30,busy\n0,0,40,idle\n",
                Files.readString(folder.resolve("worker1.csv")));
    }

    @Test
    void aWrongFieldIsNamedWithLineAndColumn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("worker0.csv"), "startTime,stopTime,duration,type\n0,12,12000,busy\n12,x,1,idle\n");

        assertEquals(
                file + ", line 3: stopTime is 'x'; expected a whole number from 0 to 9223372036854775807.",
                refused(() -> EdgeCaffeCsv.readWorker(file)));
    }

    @Test
    void anotherTableIsRefusedByItsHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("layers.csv"), "a,b\n1,2\n");

        assertEquals(
                file + ", line 1: the header is 'a,b'; expected"
                        + " 'networkName,layerId,layerName,Loading_ns,execution_ns,policy'.",
                refused(() -> EdgeCaffeCsv.readLayers(file)));
    }

    @Test
    void aMissingFieldIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("networkStats6.csv"),
                "networkId,networkName,arrivalTimestamp,waitingTime,executionTime\n0,AgeNet,5\n");

        assertEquals(file + ", line 2: 3 fields; expected 5.", refused(() -> EdgeCaffeCsv.readNetworks(file)));
    }

    private static String refused(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(InvalidInput.class, reading).getMessage();
    }
}

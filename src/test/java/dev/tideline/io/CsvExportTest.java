package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvExportTest {
    @TempDir
    private Path folder;

    /** Checked by hand: I 0-5, L0 5-15, E0 15-35 while worker 1 loads b from 5 to 35, E1 35-75.
     *  Promised: Init takes the input's 100, L0 1000, L1 2000, E0 50 and a workspace of 7; its end gives back weights,
     *  workspace and input; E1 takes 60. Resident is that and the base of 1000, up to
     *  the cap; the rest is swapped out. */
    @Test
    void aRunIsThreeTables() throws IOException {
        CsvExport.write(Runs.simulated(Runs.spec(1, 2)), "Simulator", folder);

        assertEquals("""
                job,network,image,layer,layer_name,kind,worker,arrival_ns,ready_ns,start_ns,finish_ns
                0,Tiny,0,-1,,INIT,0,0,0,0,5
                0,Tiny,0,0,"a, ""b""\",LOAD,0,0,5,5,15
                0,Tiny,0,1,b,LOAD,1,0,5,5,35
                0,Tiny,0,0,"a, ""b""\",EXEC,0,0,15,15,35
                0,Tiny,0,1,b,EXEC,0,0,35,35,75
                """, Files.readString(folder.resolve("tasks.csv")));
        assertEquals("""
                job,network,image,arrival_ns,activated_ns,finish_ns,response_ns
                0,Tiny,0,0,0,75,75
                """, Files.readString(folder.resolve("jobs.csv")));
        assertEquals("""
                time_ns,promised_bytes,resident_bytes,swapped_bytes,cap_bytes
                0,100,1000,0,4000
                0,100,1100,0,4000
                5,1100,1100,0,4000
                5,3100,1100,0,4000
                5,3100,4000,100,4000
                15,3157,4000,100,4000
                15,3157,4000,157,4000
                35,2050,4000,157,4000
                35,2110,4000,157,4000
                35,2110,3110,0,4000
                75,0,3110,0,4000
                75,0,1000,0,4000
                """, Files.readString(folder.resolve("memory.csv")));
    }

    @Test
    void whatHasNotHappenedIsEmpty() throws IOException {
        RunTrace trace = new RunTrace(Runs.spec(1, 2));
        trace.on(new RunEvent.JobArrived(3, new Job(0, "Tiny", 0, "", 3), 0));

        CsvExport.write(trace, "Simulator", folder);

        assertEquals(List.of("0,Tiny,0,3,,,"), rows("jobs.csv"));
        assertEquals(List.of(), rows("tasks.csv"));
    }

    @Test
    void saysWhatARealRunWasHeldTo() throws IOException {
        RunTrace trace = new RunTrace(Runs.spec(1, 2));
        trace.on(new RunEvent.Began(
                0,
                new Conditions(
                        Conditions.Covers.NETWORKS,
                        "",
                        "no control groups",
                        0,
                        5000,
                        0,
                        Conditions.Loads.COLD,
                        1 << 20,
                        "PyTorch")));

        CsvExport.write(trace, "This machine", folder);

        JsonNode conditions = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("run.json").toFile())
                .get("conditions");
        assertFalse(conditions.get("capEnforced").asBoolean());
        assertEquals("no control groups", conditions.get("notEnforced").asText());
        assertEquals("cold", conditions.get("loads").asText());
        assertEquals(1 << 20, conditions.get("loadBytesPerSecond").asLong());
        assertEquals("PyTorch", conditions.get("dlEngine").asText());
    }

    @Test
    void anUnwritableTargetIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        RunTrace trace = Runs.simulated(Runs.spec(1, 2));

        InvalidInput refused = assertThrows(InvalidInput.class, () -> CsvExport.write(trace, "Simulator", file));

        assertEquals("Cannot make the directory " + file + ": it exists and is a file.", refused.getMessage());
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().skip(1).toList();
    }
}

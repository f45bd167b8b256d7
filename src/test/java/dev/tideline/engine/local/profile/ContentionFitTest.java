package dev.tideline.engine.local.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.local.profile.Together.Shared;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile.Contention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentionFitTest {
    private static final Shared AGAINST_ITS_KIND = new Shared(TaskKind.LOAD, 2_000, 100, 2_850, 0);
    private static final Shared AGAINST_THE_OTHER = new Shared(TaskKind.LOAD, 2_000, 0, 0, 4_000);

    @Test
    void companyOfEachKindHasItsOwnPrice() {
        Contention found =
                ContentionFit.of(List.of(AGAINST_ITS_KIND, AGAINST_THE_OTHER)).contention();

        assertEquals(new Contention(0, 0.5, 1), found);
    }

    @Test
    void aTaskThatWasInterruptedDoesNotCount() {
        List<Shared> tasks = new ArrayList<>(Collections.nCopies(40, AGAINST_ITS_KIND));
        tasks.add(new Shared(TaskKind.LOAD, 2_000, 0, 90_000, 0));

        assertEquals(0.5, ContentionFit.of(tasks).contention().storage());
    }

    @Test
    void longTasksCountForMore() {
        List<Shared> tasks = List.of(
                new Shared(TaskKind.EXEC, 9_000, 0, 18_000, 0),
                new Shared(TaskKind.EXEC, 1_000, 0, 1_100, 0),
                new Shared(TaskKind.EXEC, 1_000, 0, 1_100, 0));

        assertEquals(1, ContentionFit.of(tasks).contention().compute());
    }

    @Test
    void aTaskThatWasMostlyAloneTellsNothing() {
        List<Shared> tasks = List.of(new Shared(TaskKind.EXEC, 2_000, 1_500, 1_000, 0));

        assertEquals(new ContentionFit(Contention.NONE, 0), ContentionFit.of(tasks));
    }

    @Test
    void companyNeverMakesFaster() {
        List<Shared> faster = List.of(new Shared(TaskKind.EXEC, 2_000, 0, 1_000, 0));

        assertEquals(Contention.NONE, ContentionFit.of(faster).contention());
    }

    @Test
    void nothingMeasuredIsNoContention() {
        assertEquals(new ContentionFit(Contention.NONE, 0), ContentionFit.of(List.of()));
    }
}

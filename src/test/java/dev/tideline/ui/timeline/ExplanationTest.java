package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.Policies;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.timeline.WhyHere.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the inspector says of tasks and decisions. */
class ExplanationTest {
    private static final RunTrace LINEAR = SampleRuns.linear();

    /** MEMA, 2200 bytes: at 30 worker 1 finds 2227 promised and waits for the end of Exec conv1 of job 2. */
    private static final RunTrace CROWDED = SampleRuns.crowded(4);

    @Test
    void tellsOfATaskWhatItDidAndWhatItWaitedFor() {
        assertEquals(
                List.of(
                        Fact.of("layer", "1 of 2"),
                        Fact.of("worker", "0"),
                        Fact.of("start", "10 ns"),
                        Fact.of("end", "15 ns"),
                        Fact.of("duration", "5 ns"),
                        Fact.of("expected", "5 ns, as it was"),
                        Fact.of("weights", "300 B"),
                        Fact.of("output", "4 B"),
                        Fact.link("ready after", "Load fc2", 3),
                        Fact.of("waited", "not at all")),
                new TaskFacts(LINEAR, 4).all());
    }

    @Test
    void theSentenceForScreenReadersSaysWhatWhereAndWhen() {
        assertEquals("Exec fc2 of Tiny, job 0, on worker 0, from 10 ns for 5 ns.", new TaskFacts(LINEAR, 4).sentence());
    }

    @Test
    void tellsWhetherATaskWaitedForMemoryOrAWorker() {
        int loadFc2 = CROWDED.spans().ofTask(15);
        assertTrue(new TaskFacts(CROWDED, loadFc2).all().contains(Fact.of("waited", "5 ns for memory")));
        int loadOfLarge = CROWDED.spans().ofTask(10);
        assertTrue(new TaskFacts(CROWDED, loadOfLarge).all().contains(Fact.of("waited", "3 ns for a free worker")));
    }

    @Test
    void explainsAnIdleWorkerWithWhatIsMissingAndWhoWillHelp() {
        WhyHere why = WhyHere.of(CROWDED, new Selection.OfIdle(1, 31)).orElseThrow();

        assertEquals("Promised bytes exceed the cap: no Load until they are within it again.", why.rule());
        assertEquals(
                List.of(
                        Fact.of("promised", "2.17 KiB of 2.15 KiB"),
                        Fact.of("needed", "300 B"),
                        Fact.of("to free", "27 B until it may start"),
                        Fact.link("will help", "Exec conv1 · Tiny, job 2, ends at 33 ns", 14)),
                why.facts());
        assertEquals(
                List.of(new Candidate(15, "Load fc2 · Tiny, job 2", "a Load of layer 1", false)), why.candidates());
    }

    @Test
    void aBusyWorkerHasNoIdleReason() {
        assertEquals(Optional.empty(), WhyHere.of(CROWDED, new Selection.OfIdle(0, 31)));
        assertEquals(Optional.empty(), WhyHere.of(CROWDED, Selection.NOTHING));
    }

    @Test
    void aChoiceShowsTheSchedulersOwnKeys() {
        WhyHere why = WhyHere.of(CROWDED, new Selection.OfTask(CROWDED.spans().ofTask(2)))
                .orElseThrow();

        assertEquals("Execs and Inits are never memory-tested.", why.rule());
        assertEquals(3, why.ready());
        assertEquals(
                List.of(
                        new Candidate(2, "Exec conv1 · Tiny, job 0", "an Exec, memory throughput 39.4 GiB/s", true),
                        new Candidate(8, "Load relu1 · Large, job 1", "a Load of layer 1", false)),
                why.candidates());
    }

    @Test
    void aLoadThatExceedsTheCapSaysThatItWasNotCountedItself() {
        WhyHere why = whyOf(span -> CROWDED.decision(span).rule().contains("one load in advance"));

        assertEquals(
                "Promised bytes were within the cap before this load; it is not counted itself, so that one load in advance"
                        + " may exceed the cap.",
                why.rule());
        assertEquals(
                List.of(
                        Fact.of("promised", "887 B of 2.15 KiB"),
                        Fact.of("then", "2.82 KiB, 687 B over the cap"),
                        Fact.of("needed", "1.95 KiB")),
                why.facts());
    }

    @Test
    void theOrderSaysWhyTheChosenOneLeads() {
        String mema = Policies.scheduler("mema").order();
        assertEquals(mema, whyOf(span -> CROWDED.decision(span).task() == 2).order());
        assertEquals(
                mema + " Here only one was ready.",
                whyOf(span -> CROWDED.decision(span).ready() == 1).order());
        assertEquals(
                mema + " The first two are equal here, so the one that was created first is taken.",
                whyOf(span -> span == 0).order());
    }

    private static WhyHere whyOf(IntPredicate decision) {
        int span = IntStream.range(0, CROWDED.spans().size())
                .filter(decision)
                .findFirst()
                .orElseThrow();
        return WhyHere.of(CROWDED, CROWDED.decision(span));
    }

    @Test
    void allCandidatesBeginWithTheRecordedOnes() {
        int several = IntStream.range(0, CROWDED.spans().size())
                .filter(span -> CROWDED.decision(span).ready() > 2)
                .findFirst()
                .orElseThrow();
        Selection selection = new Selection.OfTask(several);
        List<Candidate> all = WhyHere.allCandidates(CROWDED, selection);

        assertEquals(CROWDED.decision(several).ready(), all.size());
        assertTrue(all.containsAll(WhyHere.of(CROWDED, selection).orElseThrow().candidates()));
        assertEquals(1, all.stream().filter(Candidate::chosen).count());
    }

    @Test
    void predecessorsAndSuccessorsAreTasksOfTheSameJob() {
        assertEquals(List.of(3), boxed(Predecessors.ofTask(LINEAR, 4)));
        assertEquals(List.of(4), boxed(Predecessors.successorsOfTask(LINEAR, 3)));
        assertEquals(List.of(), boxed(Predecessors.ofTask(LINEAR, 0)));
    }

    private static List<Integer> boxed(int[] tasks) {
        return IntStream.of(tasks).boxed().toList();
    }
}

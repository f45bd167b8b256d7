package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.RunTrace;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final RunTrace TRACE = SampleRuns.crowded(1);

    @Test
    void everyWordMustOccurInNetworkLayerOrKind() {
        assertEquals("Exec fc2 of Tiny", found("tiny exec FC"));
        assertEquals("Load conv1 of Tiny, Load conv1 of Large", found("conv load"));
        assertEquals("", found("tiny relu"));
    }

    @Test
    void aNumberSignNamesAJob() {
        assertEquals("Init of Large", found("#1 init"));
        assertEquals("", found("#7"));
    }

    @Test
    void nextGoesRoundInTheOrderOfDispatch() {
        Search search = complete("load conv1");
        int first = search.next(Search.NONE);
        int second = search.next(first);

        assertEquals(2, search.hits().cardinality());
        assertTrue(second > first);
        assertEquals(first, search.next(second));
        assertEquals(Search.NONE, complete("nowhere").next(0));
    }

    @Test
    void saysHowManyAndWhetherThatIsAll() {
        Search search = new Search(TRACE, "load");
        assertTrue(search.catchUp(3), "more to come");
        assertEquals("1 hit so far", search.words());
        search.catchUp(1000);
        assertEquals("5 hits", search.words());
        assertEquals("no hit", complete("nowhere").words());
        assertEquals("", complete("  ").words());
    }

    private static Search complete(String text) {
        Search search = new Search(TRACE, text);
        search.catchUp(Integer.MAX_VALUE / 2);
        return search;
    }

    private static String found(String text) {
        return complete(text).hits().stream()
                .mapToObj(span -> TaskFacts.task(TRACE, TRACE.spans().task(span)))
                .map(task -> TaskFacts.title(task) + " of " + task.job().network())
                .collect(Collectors.joining(", "));
    }
}

package dev.tideline.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void goesBackAndForth() {
        History<String> history = new History<>("a");
        history.add("b");
        history.add("c");
        assertEquals("b", history.undo());
        assertEquals("a", history.undo());
        assertEquals("a", history.undo());
        assertFalse(history.canUndo());
        assertEquals("b", history.redo());
        assertTrue(history.canRedo());
    }

    @Test
    void aNewVersionForgetsWhatWasUndone() {
        History<String> history = new History<>("a");
        history.add("b");
        history.undo();
        history.add("c");
        assertFalse(history.canRedo());
        assertEquals("a", history.undo());
    }

    @Test
    void anEqualVersionIsNoVersion() {
        History<String> history = new History<>("a");
        history.add("a");
        assertFalse(history.canUndo());
    }

    @Test
    void forgetsTheOldestWhenItGetsLong() {
        History<Integer> history = new History<>(0);
        for (int i = 1; i <= History.LONGEST + 10; i++) {
            history.add(i);
        }
        while (history.canUndo()) {
            history.undo();
        }
        assertEquals(10, history.now());
    }
}

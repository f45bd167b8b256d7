package dev.tideline.ui.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** The versions of a value, to go back and forth in. Lives on one thread. */
public final class History<T> {
    static final int LONGEST = 500;

    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();
    private T now;

    public History(T first) {
        now = first;
    }

    public T now() {
        return now;
    }

    /** A new version; an equal one changes nothing. What had been undone is gone. */
    public void add(T next) {
        if (next.equals(now)) {
            return;
        }
        before.push(now);
        if (before.size() > LONGEST) {
            before.removeLast();
        }
        after.clear();
        now = next;
    }

    /** How many versions lie before this one. */
    public int depth() {
        return before.size();
    }

    public boolean canUndo() {
        return !before.isEmpty();
    }

    public boolean canRedo() {
        return !after.isEmpty();
    }

    public T undo() {
        if (canUndo()) {
            after.push(now);
            now = before.pop();
        }
        return now;
    }

    public T redo() {
        if (canRedo()) {
            before.push(now);
            now = after.pop();
        }
        return now;
    }
}

package dev.tideline.engine.sim;

/**
 * The objects that no running task uses and that hold resident bytes, least recently used first. The links are in the
 * objects, so that every change is a few assignments, however many objects there are.
 */
final class IdleObjects {
    private final MemoryObject ends = new MemoryObject();

    IdleObjects() {
        ends.older = ends;
        ends.newer = ends;
    }

    boolean isEmpty() {
        return ends.newer == ends;
    }

    MemoryObject leastRecentlyUsed() {
        return ends.newer;
    }

    void addMostRecentlyUsed(MemoryObject object) {
        object.older = ends.older;
        object.newer = ends;
        ends.older.newer = object;
        ends.older = object;
    }

    /** Takes an object out; one that is not in the list stays out. */
    void remove(MemoryObject object) {
        if (object.isListed()) {
            object.older.newer = object.newer;
            object.newer.older = object.older;
            object.older = null;
            object.newer = null;
        }
    }
}

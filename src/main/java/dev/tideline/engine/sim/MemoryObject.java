package dev.tideline.engine.sim;

/**
 * A blob or a weight array, paged as a whole or in part. Every byte of it is resident or swapped. While no running task
 * uses it, its resident bytes are in the list of what may be swapped out.
 */
final class MemoryObject {
    long resident;
    long swapped;

    /** How many of the resident bytes swap holds an unchanged copy of: they leave without being written. */
    long clean;

    MemoryObject older;
    MemoryObject newer;

    MemoryObject(long bytes) {
        resident = bytes;
    }

    /** An end of a list. */
    MemoryObject() {}

    boolean isListed() {
        return older != null;
    }
}

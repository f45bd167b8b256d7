package dev.tideline.schedule;

/**
 * A scheduler's order among ready tasks: smallest first by tier, then value, then {@code then}; equal keys go by task
 * id. It must not change while the task waits.
 */
public record Key(int tier, double value, int then) implements Comparable<Key> {
    /** No preference: lowest id first. */
    public static final Key NONE = new Key(0, 0, 0);

    public static Key of(double value) {
        return new Key(0, value, 0);
    }

    public static Key of(int tier, double value) {
        return new Key(tier, value, 0);
    }

    @Override
    public int compareTo(Key other) {
        if (tier != other.tier) {
            return Integer.compare(tier, other.tier);
        }
        if (value != other.value) {
            return Double.compare(value, other.value);
        }
        return Integer.compare(then, other.then);
    }
}

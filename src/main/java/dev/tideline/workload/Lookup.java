package dev.tideline.workload;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Finds what a user named among all there is; the complaint about what is not there names the nearest. */
public final class Lookup {
    private Lookup() {}

    /**
     * Ignores case and blanks around the name: for what people type.
     *
     * @param what the kind of thing, for the complaint
     * @throws InvalidInput if none is called so
     */
    public static <T> T typed(String what, String name, Collection<T> all, Function<T, String> nameOf) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> InvalidInput.unknown(
                        what, name, all.stream().map(nameOf).toList()));
    }

    /** By the name exactly as it is: for what files name. @throws InvalidInput if none is called so */
    public static <T> T exact(String what, String name, Map<String, T> all) {
        T found = all.get(name);
        if (found == null) {
            throw InvalidInput.unknown(
                    what, name, all.keySet().stream().sorted().toList());
        }
        return found;
    }
}

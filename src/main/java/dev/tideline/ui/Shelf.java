package dev.tideline.ui;

import dev.tideline.io.Catalog;
import dev.tideline.io.Catalog.Kind;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Lookup;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is to choose from, read once.
 *
 * @param workloads the sample workloads, each with a sentence; empty for one that cannot be read
 * @param problems files that cannot be used, each with its reason
 */
record Shelf(
        Catalog catalog,
        Map<String, Network> networks,
        Map<String, Profile> profiles,
        Map<String, String> workloads,
        List<String> problems) {
    static final String FIRST_PROFILE = "recorded-laptop";

    static Shelf empty() {
        return new Shelf(Catalog.shipped(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /** Blocks on the disk. */
    static Shelf load(Catalog catalog) {
        List<String> problems = new ArrayList<>();
        Map<String, Network> networks = new LinkedHashMap<>();
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (String name : catalog.names(Kind.NETWORKS)) {
            collect(() -> networks.put(name, catalog.network(name)), problems);
        }
        for (String name : catalog.names(Kind.PROFILES)) {
            collect(() -> profiles.put(name, catalog.profile(name)), problems);
        }
        Map<String, String> workloads = new LinkedHashMap<>();
        for (String name : catalog.names(Kind.WORKLOADS)) {
            workloads.put(name, "");
            collect(() -> workloads.put(name, catalog.workload(name).summary()), problems);
        }
        return new Shelf(catalog, networks, profiles, workloads, problems);
    }

    private static void collect(Runnable read, List<String> problems) {
        try {
            read.run();
        } catch (InvalidInput e) {
            problems.add(e.getMessage());
        }
    }

    /** @throws InvalidInput naming the nearest profile */
    Profile profile(String name) {
        return Lookup.exact("profile", name, profiles);
    }

    /** @throws InvalidInput if a device lacks the costs of a network that is asked for; it says which devices have all */
    void check(String profileName, Collection<String> networks) {
        Profile profile = profile(profileName);
        List<String> unknown = networks.stream()
                .filter(n -> !profile.networks().containsKey(n))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInput("The device " + profile.device() + " does not know " + String.join(", ", unknown)
                    + ". " + advice(devicesFor(networks)));
        }
    }

    private static String advice(List<Profile> devices) {
        return devices.isEmpty()
                ? "No device knows all networks of this workload: remove some of them."
                : "Choose in the run settings a device that does: "
                        + devices.stream().map(Profile::device).collect(Collectors.joining(", ")) + ".";
    }

    private List<Profile> devicesFor(Collection<String> networks) {
        return profiles.values().stream()
                .filter(p -> p.networks().keySet().containsAll(networks))
                .toList();
    }

    /** The device for these networks: the one that is chosen where it knows them, otherwise the first one that does. */
    String profileFor(Collection<String> networks, String chosen) {
        List<String> able = devicesFor(networks).stream().map(Profile::name).toList();
        if (able.isEmpty() || able.contains(chosen)) {
            return chosen;
        }
        return able.contains(FIRST_PROFILE) ? FIRST_PROFILE : able.get(0);
    }

    /** Networks that can be asked for: those with a model, and those that only the profile knows. */
    List<NetworkItem> items(String profileName) {
        List<NetworkItem> items = new ArrayList<>();
        networks.values().forEach(n -> items.add(NetworkItem.of(n)));
        Profile profile = profiles.get(profileName);
        if (profile != null) {
            profile.networks().values().stream()
                    .filter(cost -> !networks.containsKey(cost.network()))
                    .map(NetworkItem::synthetic)
                    .sorted(java.util.Comparator.comparing(NetworkItem::name))
                    .forEach(items::add);
        }
        return items;
    }

    Collection<String> networkNames(String profileName) {
        Set<String> names = new LinkedHashSet<>();
        items(profileName).forEach(item -> names.add(item.name()));
        return names;
    }
}

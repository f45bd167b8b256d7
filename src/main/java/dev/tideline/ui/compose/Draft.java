package dev.tideline.ui.compose;

import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A workload while it is edited: it may be empty. */
public record Draft(String name, String description, List<Request> requests, List<Arrivals> arrivals) {
    public static final Draft EMPTY = new Draft("untitled", "", List.of(), List.of());

    public Draft {
        requests = List.copyOf(requests);
        arrivals = List.copyOf(arrivals);
    }

    public static Draft of(Workload workload) {
        return new Draft(workload.name(), workload.description(), workload.requests(), workload.arrivals());
    }

    public boolean isEmpty() {
        return requests.isEmpty() && arrivals.isEmpty();
    }

    /** @throws dev.tideline.workload.InvalidInput if there is nothing to run */
    public Workload workload() {
        return new Workload(name, description, requests, arrivals);
    }

    public Draft named(String newName) {
        return new Draft(newName, description, requests, arrivals);
    }

    /** The network in a request of its own, at the time of the last request. */
    public Draft withRequestFor(String network) {
        long at = requests.isEmpty() ? 0 : requests.get(requests.size() - 1).arrivalNs();
        return withRequest(new Request(at, List.of(network), 1, ""));
    }

    /** The network added to the request at {@code index}. */
    public Draft withNetwork(int index, String network) {
        return withRequest(index, r -> {
            List<String> networks = new ArrayList<>(r.networks());
            networks.add(network);
            return new Request(r.arrivalNs(), networks, r.images(), r.image());
        });
    }

    public Draft withRequest(Request request) {
        return withRequests(added(requests, request));
    }

    public Draft withRequest(int index, UnaryOperator<Request> edit) {
        return withRequests(replaced(requests, index, edit.apply(requests.get(index))));
    }

    public Draft withoutRequest(int index) {
        return withRequests(without(requests, index));
    }

    public Draft withArrivals(Arrivals process) {
        return new Draft(name, description, requests, added(arrivals, process));
    }

    public Draft withArrivals(int index, Arrivals process) {
        return new Draft(name, description, requests, replaced(arrivals, index, process));
    }

    public Draft withoutArrivals(int index) {
        return new Draft(name, description, requests, without(arrivals, index));
    }

    /** All that are asked for. */
    public Set<String> networks() {
        Set<String> names = new LinkedHashSet<>();
        requests.forEach(r -> names.addAll(r.networks()));
        arrivals.forEach(a -> names.addAll(a.networks()));
        return names;
    }

    /** Inferences it asks for. */
    public long jobs() {
        long listed = requests.stream().mapToLong(Request::jobs).sum();
        return listed + arrivals.stream().mapToLong(Draft::jobs).sum();
    }

    private static long jobs(Arrivals a) {
        return (long) a.count() * a.images() * (a.chooseOne() ? 1 : a.networks().size());
    }

    private Draft withRequests(List<Request> all) {
        return new Draft(name, description, all, arrivals);
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> copy = new ArrayList<>(list);
        copy.add(item);
        return copy;
    }

    private static <T> List<T> replaced(List<T> list, int index, T item) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, item);
        return copy;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> copy = new ArrayList<>(list);
        copy.remove(index);
        return copy;
    }
}

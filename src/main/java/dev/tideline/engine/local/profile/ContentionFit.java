package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.profile.Together.Shared;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile.Contention;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The contention under which tasks took what they took. Beside one other task each progresses at 1/(1+g), so that
 * slowdown - 1 is g: of the tasks that had company of one and the same kind nearly all of their time, the median, long ones
 * counting for more. Medians, since one interruption of a task is many times what company costs.
 *
 * @param tasks how many had such company
 */
record ContentionFit(Contention contention, int tasks) {
    private static final double NEARLY_ALL = 0.9;

    /** What company cost a task. */
    private record Slowdown(TaskKind kind, boolean mixed, double g, long ownNs) {}

    static ContentionFit of(List<Shared> tasks) {
        List<Slowdown> all = tasks.stream()
                .filter(t -> t.sameNs() > NEARLY_ALL * t.allNs() || t.otherNs() > NEARLY_ALL * t.allNs())
                .map(ContentionFit::slowdown)
                .toList();
        Contention contention = new Contention(
                median(all, s -> !s.mixed() && s.kind() == TaskKind.EXEC),
                median(all, s -> !s.mixed() && s.kind() == TaskKind.LOAD),
                median(all, Slowdown::mixed));
        return new ContentionFit(contention, all.size());
    }

    private static Slowdown slowdown(Shared task) {
        long inCompany = task.sameNs() + task.otherNs();
        double workInCompany = Math.max(1, task.ownNs() - task.aloneNs());
        return new Slowdown(task.kind(), task.otherNs() > task.sameNs(), inCompany / workInCompany - 1, task.ownNs());
    }

    /** In hundredths; company never makes faster, and none that was seen costs nothing. */
    private static double median(List<Slowdown> all, Predicate<Slowdown> which) {
        List<Slowdown> sorted = all.stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(Slowdown::g))
                .toList();
        long half = sorted.stream().mapToLong(Slowdown::ownNs).sum() / 2;
        long below = 0;
        for (Slowdown s : sorted) {
            below += s.ownNs();
            if (below > half) {
                return Math.max(0, Math.round(100 * s.g()) / 100.0);
            }
        }
        return 0;
    }
}

package dev.tideline.engine.sim;

import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * "While m tasks of the same resource run, each progresses at rate 1/(1+g(m-1))". With g = p/q that is q/(q+p(m-1)), and
 * events only happen at whole nanoseconds; so all work is a whole number of parts of a nanosecond, where there are as
 * many parts as the least common multiple of the denominators. Nothing is rounded before the finish.
 */
final class ReferenceRates {
    private record Contention(long p, long q) {
        static Contention of(double g) {
            BigDecimal decimal = BigDecimal.valueOf(g).stripTrailingZeros();
            BigInteger p = decimal.scaleByPowerOfTen(9).toBigIntegerExact();
            BigInteger q = BigInteger.TEN.pow(9);
            BigInteger common = p.gcd(q);
            return new Contention(
                    p.divide(common).longValueExact(), q.divide(common).longValueExact());
        }

        long denominator(int m) {
            return q + p * (m - 1);
        }
    }

    private final Contention compute;
    private final Contention storage;
    private final long parts;

    ReferenceRates(Profile profile, int workers) {
        compute = Contention.of(profile.contention().compute());
        storage = Contention.of(profile.contention().storage());
        long multiple = 1;
        for (int m = 1; m <= workers; m++) {
            multiple = leastCommonMultiple(multiple, compute.denominator(m));
            multiple = leastCommonMultiple(multiple, storage.denominator(m));
        }
        parts = multiple;
    }

    private static long leastCommonMultiple(long a, long b) {
        long gcd = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
        return Math.multiplyExact(a, b / gcd);
    }

    private Contention contention(TaskKind kind) {
        return kind == TaskKind.LOAD ? storage : compute;
    }

    /** A task's work, in parts. */
    long work(long durationNs) {
        return Math.multiplyExact(durationNs, parts);
    }

    /** Parts done in some time while {@code m} tasks of the resource run. */
    long done(long ns, TaskKind kind, int m) {
        Contention g = contention(kind);
        return Math.multiplyExact(ns, parts / g.denominator(m) * g.q);
    }

    /** "Rounding each finish up to the next nanosecond." */
    long timeFor(long left, TaskKind kind, int m) {
        long perNs = done(1, kind, m);
        return left <= 0 ? 0 : (left - 1) / perNs + 1;
    }
}

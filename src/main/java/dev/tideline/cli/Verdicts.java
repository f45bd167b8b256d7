package dev.tideline.cli;

import dev.tideline.study.Verdict;
import java.io.PrintWriter;
import java.util.List;

/** Claims with what was found, a paragraph each. */
final class Verdicts {
    private Verdicts() {}

    static void print(List<Verdict> verdicts, PrintWriter out) {
        for (Verdict verdict : verdicts) {
            out.println(verdict.claim() + ": " + verdict.answer().words() + ".");
            out.println("  " + verdict.found());
        }
    }
}

package dev.tideline.cli;

import dev.tideline.study.Repeats;
import dev.tideline.study.Table3;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells of the MEMA paper's Table 3 and what became of each, in the same order; as tables. */
record CellResults(List<Table3.Cell> cells, List<Repeats> repeats) {
    Table3 table() {
        Map<Table3.Cell, Double> times = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Table3.Cell cell = cells.get(i);
            repeats.get(i).makespanNs().ifPresent(ns -> times.put(cell, (double) ns));
        }
        return new Table3(times);
    }

    /** Policies and schedulers by caps. */
    Table matrix(int parallelism, List<Long> caps) {
        List<String> header = new ArrayList<>(List.of("LOADING", "SCHEDULER"));
        caps.forEach(cap -> header.add(">" + Bytes.exact(cap)));
        Table matrix = new Table(header.toArray(String[]::new));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Table3 table = table();
        for (int i = 0; i < cells.size(); i++) {
            Table3.Cell cell = cells.get(i);
            if (cell.parallelism() == parallelism) {
                rows.computeIfAbsent(
                                cell.loading() + cell.scheduler(),
                                key -> new ArrayList<>(List.of(
                                        cell.loading().id(), cell.scheduler().toLowerCase(Locale.ROOT))))
                        .add(text(table, cell, repeats.get(i)));
            }
        }
        rows.values().forEach(row -> matrix.row(row.toArray(String[]::new)));
        return matrix;
    }

    private static String text(Table3 table, Table3.Cell cell, Repeats runs) {
        String paper = Text.ratio(Table3.paper(cell));
        String here = Text.ratio(table.relative(cell));
        return (here.isEmpty() ? runs.trouble() : here) + (paper.isEmpty() ? "" : " (" + paper + ")");
    }

    /** Everything of each cell. */
    Table details() {
        Table details = new Table(
                ">AT ONCE",
                ">MEMORY",
                "LOADING",
                "SCHEDULER",
                ">MAKESPAN",
                ">FASTEST",
                ">SPREAD",
                ">RATIO",
                ">PAPER",
                ">PROMISED",
                ">OF CAP",
                ">SWAPPED",
                "");
        Table3 table = table();
        for (int i = 0; i < cells.size(); i++) {
            Table3.Cell cell = cells.get(i);
            Repeats runs = repeats.get(i);
            details.row(
                    String.valueOf(cell.parallelism()),
                    Bytes.exact(cell.capBytes()),
                    cell.loading().id(),
                    cell.scheduler().toLowerCase(Locale.ROOT),
                    Text.time(runs.makespanNs()),
                    Text.time(runs.fastestNs()),
                    runs.makespanNs().isPresent() ? Text.percent(runs.spread()) : "",
                    Text.ratio(table.relative(cell)),
                    Text.ratio(Table3.paper(cell)),
                    Bytes.human(runs.peakPromisedBytes()),
                    Text.percent((double) runs.peakPromisedBytes() / runs.spec().availableBytes()),
                    Bytes.human(runs.peakSwappedBytes()),
                    Series.trouble(runs));
        }
        return details;
    }
}

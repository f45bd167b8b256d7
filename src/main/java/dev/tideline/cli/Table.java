package dev.tideline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows in aligned columns, two spaces apart. Columns that hold numbers are aligned to the right. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numbers;

    /** @param header one title for each column; those that begin with '>' are of numbers */
    Table(String... header) {
        numbers = List.of(header).stream().map(h -> h.startsWith(">")).toList();
        rows.add(List.of(header).stream()
                .map(h -> h.startsWith(">") ? h.substring(1) : h)
                .toList());
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (int c = 0; c < numbers.size(); c++) {
            int column = c;
            widths.add(rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
        }
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private String line(List<String> row, List<Integer> widths) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            String padding = " ".repeat(widths.get(c) - row.get(c).length());
            cells.add(numbers.get(c) ? padding + row.get(c) : row.get(c) + padding);
        }
        return cells.stream().collect(Collectors.joining("  ")).stripTrailing();
    }
}

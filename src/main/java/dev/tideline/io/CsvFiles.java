package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Tables with a fixed header line, UTF-8, lines ended by a newline; fields are quoted only where they must be. */
final class CsvFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final long MOST_BYTES = 1L << 30;

    private CsvFiles() {}

    @FunctionalInterface
    interface Rows {
        void print(CSVPrinter printer) throws IOException;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(Fields fields);
    }

    static void directory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new InvalidInput("Cannot make the directory " + directory + ": " + reason(directory, e), e);
        }
    }

    private static String reason(Path directory, IOException e) {
        return Files.exists(directory) ? "it exists and is a file." : WholeFile.reason(e);
    }

    static void write(Path file, String header, Rows rows) {
        WholeFile.replace(file, out -> {
            CSVPrinter printer =
                    new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
            printer.printRecord((Object[]) header.split(","));
            rows.print(printer);
            printer.flush();
        });
    }

    /** @throws InvalidInput naming file, line and column */
    static <T> List<T> read(Path file, String header, Row<T> row) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidInput(
                        file + " has " + Files.size(file) + " bytes; at most " + MOST_BYTES + " are read.");
            }
            return rows(file, header, row);
        } catch (NoSuchFileException e) {
            throw new InvalidInput(file + " does not exist; check the path.", e);
        } catch (CSVException e) {
            throw new InvalidInput(file + ": it is not a table: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private static <T> List<T> rows(Path file, String header, Row<T> row) throws IOException {
        String[] columns = header.split(",");
        List<T> all = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
            for (CSVRecord record : parser) {
                Fields fields = new Fields(file, parser.getCurrentLineNumber(), columns, record);
                if (record.getRecordNumber() == 1) {
                    fields.mustBeHeader();
                } else {
                    all.add(row.read(fields));
                }
            }
        }
        return all;
    }

    /** The fields of one line. */
    record Fields(Path file, long line, String[] columns, CSVRecord record) {
        private void mustBeHeader() {
            if (!List.of(columns).equals(record.toList())) {
                throw new InvalidInput(file + ", line 1: the header is '" + String.join(",", record.toList())
                        + "'; expected '" + String.join(",", columns) + "'.");
            }
        }

        String text(int column) {
            if (record.size() != columns.length) {
                throw new InvalidInput(
                        file + ", line " + line + ": " + record.size() + " fields; expected " + columns.length + ".");
            }
            return record.get(column);
        }

        /** A whole number, not negative. */
        long count(int column) {
            return count(column, Long.MAX_VALUE);
        }

        int number(int column) {
            return (int) count(column, Integer.MAX_VALUE);
        }

        private long count(int column, long most) {
            String text = text(column).strip();
            if (!text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
                throw new InvalidInput(file + ", line " + line + ": " + columns[column] + " is '" + text
                        + "'; expected a whole number from 0 to " + most + ".");
            }
            return Long.parseLong(text);
        }
    }
}

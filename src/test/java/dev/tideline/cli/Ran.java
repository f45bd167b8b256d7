package dev.tideline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command line came to, in this process. */
record Ran(int code, String out, String err) {
    static Ran with(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Tideline.run(args, new PrintWriter(out), new PrintWriter(err), List.of());
        return new Ran(code, out.toString(), err.toString());
    }
}

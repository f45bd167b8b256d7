/**
 * The command line: one picocli command per file, for everything the program can do without a display. The only package
 * that prints; a result goes to standard output, a message to standard error.
 *
 * <p>Commands only translate: options into values of the packages below, values into text and files. They know no window
 * and no toolkit, so that they start fast and work on a machine without GTK. Exit codes: 0 done, 2 wrong arguments or
 * file, 3 the run failed or stalled, 4 the agent could not be reached; one place makes them from exceptions.
 */
package dev.tideline.cli;

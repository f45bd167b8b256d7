package dev.tideline;

/** Starts the workbench without arguments, and the command line with any. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}

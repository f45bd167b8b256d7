package dev.tideline.cli;

import dev.tideline.wire.RunInfo;
import picocli.CommandLine.IVersionProvider;

/** What --version prints: the program's version and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Tideline " + RunInfo.version() + " (Java " + System.getProperty("java.version") + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
        };
    }
}

package dev.tideline.engine.remote;

import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.KnownAgents;
import dev.tideline.engine.remote.trust.StateDirectory;
import dev.tideline.engine.remote.trust.Token;
import java.nio.file.Path;
import java.util.List;

/**
 * What a user can show to agents, and which agents the user trusts.
 *
 * @param tokens none, or the one that is shown instead of the key's pairing
 */
public record Access(Identity identity, KnownAgents known, List<Token> tokens) {
    /** Where the key and the known agents lie among a user's files. */
    public static final String FOLDER = "remote";

    /** Of whoever owns a directory; the key in it is made at the first call. */
    public static Access in(Path directory) {
        StateDirectory state = new StateDirectory(directory);
        return new Access(Identity.in(state), new KnownAgents(state), List.of());
    }

    /**
     * Of a script: writes nothing, and needs no pairing.
     *
     * @param directory the user's, for {@link #known}
     * @throws dev.tideline.workload.InvalidInput if the file is no token
     */
    public static Access withToken(Path directory, Path tokenFile) {
        return new Access(
                Identity.make(), new KnownAgents(new StateDirectory(directory)), List.of(Token.read(tokenFile)));
    }
}

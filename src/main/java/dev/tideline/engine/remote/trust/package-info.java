/**
 * Who may speak to whom. Both sides of a connection have a key of their own ({@link
 * dev.tideline.engine.remote.trust.Identity}), made at the first start and known to others by its {@link
 * dev.tideline.engine.remote.trust.Fingerprint}. An agent keeps {@link dev.tideline.engine.remote.trust.PairedClients}, a
 * client {@link dev.tideline.engine.remote.trust.KnownAgents}; pairing puts each into the other's list.
 *
 * <p>Decisions: a certificate only carries a key, so its names and dates are not looked at (a board without a battery
 * starts in 1970), and there is no authority to trust. Lists are small text files that are read whenever they are asked:
 * what another process changes (revoking, a new code) holds at once. Every change of a list is made under one lock of its
 * directory and by replacing the file whole. Nothing here knows sockets or gRPC.
 */
package dev.tideline.engine.remote.trust;

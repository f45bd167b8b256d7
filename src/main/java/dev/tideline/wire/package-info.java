/**
 * What crosses a process: {@link dev.tideline.wire.RunInfo} (what is run, by what) and run events, to and from the
 * messages of {@code tideline.proto}. The runner, an agent and the run file all use the same stream: {@link
 * dev.tideline.wire.EventStream} writes it while the run goes on, {@link dev.tideline.wire.MessageInput} reads it.
 *
 * <p>Decisions: events travel in batches of columns, because at one message per event the framing alone would cost more
 * than the run. Every batch can be read by itself, so that a stream can be resumed. Every message ends in a checksum:
 * protobuf reads most flipped bits as other numbers. What was read is untrusted: {@link dev.tideline.wire.SoundEvents}
 * lets nothing through that a trace could not hold. Knows no file name and no socket, only streams.
 */
package dev.tideline.wire;

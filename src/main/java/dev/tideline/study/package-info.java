/**
 * What several runs say together: a prediction against measurements ({@link dev.tideline.study.Calibration}, with the
 * machine's {@link dev.tideline.study.Pace}), and the MEMA paper's table of policies, schedulers and caps ({@link
 * dev.tideline.study.Table3}). {@link dev.tideline.study.Rounds} makes the runs on any engine, in turns; everything else is
 * a pure function of their traces.
 *
 * <p>Decisions: a study says of each claim whether it holds, with the figure it rests on, and says as well that it cannot
 * tell; a run that fails is a result and ends no study. Medians, because a shared machine disturbs single runs. Knows no
 * engine of its own, no file and no screen, so that the command line and the window show the same.
 */
package dev.tideline.study;

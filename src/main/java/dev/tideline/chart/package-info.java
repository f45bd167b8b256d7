/**
 * How a run looks. A {@link dev.tideline.chart.Timeline} follows a trace and lays out {@link dev.tideline.chart.Plot}s;
 * they paint on a {@link dev.tideline.chart.Surface}, which the screen, SVG, PNG and PDF implement, so that what is
 * exported is what is seen. {@link dev.tideline.chart.RunFigure} and {@link dev.tideline.chart.ComparisonFigure} are
 * complete figures for {@link dev.tideline.chart.Export}, and {@link dev.tideline.chart.Difference} says in words what tells
 * runs apart, the same in window, figures and command line. Knows the trace and what it is made of; no toolkit, no engine,
 * no clock, no file but the one it exports to.
 *
 * <p>Decisions: level of detail belongs to a track. Where tasks are more than pixels, a lane shows exact shares of time
 * per column, from sums kept per block of tasks while the trace grows: cost follows pixels, not tasks. Shares are
 * stacked, not mixed: mixed colours would mean nothing. Dense stretches go to the surface as pixels, because a hundred
 * thousand small rectangles are slow everywhere. Memory and queue show each column's maximum, so that no peak is lost. One
 * bundled typeface measures text for all surfaces. An SVG names the typeface and each text's length instead of carrying
 * the typeface, which many programs would ignore.
 */
package dev.tideline.chart;

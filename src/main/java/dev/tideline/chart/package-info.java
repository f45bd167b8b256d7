/**
 * How a run looks. A {@link dev.tideline.chart.Timeline} follows a trace and lays out {@link dev.tideline.chart.Plot}s;
 * they paint on a {@link dev.tideline.chart.Surface}, which the screen, SVG, PNG and PDF implement, so that what is
 * exported is what is seen. Knows the trace and what it is made of; no toolkit, no engine, no file but the one it exports to.
 */
package dev.tideline.chart;
